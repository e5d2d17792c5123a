import Dialogs
import TestSupport
import Testing

@Suite struct MarkTests {
    @Test(arguments: ["git_key", "k", "_key", "Key2", "A", "Z9_", "az"] as [ExactText])
    func `a field of letters, digits and lines can hold marks`(field: ExactText) {
        #expect(Mark.canBe(in: field))
    }

    @Test(
        arguments: [
            "", "class_name", "2key", "git-key", "git key", "git.key", " key", "key\n", "ké", "\u{212A}ey", "key[in]",
            "@",
            "[", "`", "{", "0",
        ] as [ExactText]
    )
    func `no other field can`(field: ExactText) {
        #expect(!Mark.canBe(in: field))
    }

    @Test func `a dialog without a class, or without a field for it, has no mark`() {
        let data = CustomData(className: "Room")
        #expect(DesiredDialog.group("ops", data: data, markField: "k").mark?.key == "group/ops")
        #expect(DesiredDialog.group("ops", data: data).mark == nil)
        #expect(DesiredDialog.group("ops", markField: "k").mark == nil)
    }

    @Test func `a dialog with another field for it is another dialog`() {
        let data = CustomData(className: "Room")
        #expect(
            DesiredDialog.group("ops", data: data, markField: "k") != .group("ops", data: data, markField: "key")
        )
    }
}

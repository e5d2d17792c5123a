import Dialogs
import TestSupport
import Testing

@Suite struct ManagedFieldTests {
    @Test(arguments: [
        (ManagedField.name, "name", "name"), (.occupants, "occupants", "occupants_ids"),
        (.admins, "admins", "admin_ids"), (.photo, "photo", "photo"),
        (.joinRequired, "join_required", "is_join_required"), (.data, "data", "data"),
    ])
    func `a field has a name in manifests and one in the API`(field: ManagedField, name: String, wireName: String) {
        #expect(field.name == name)
        #expect(field.wireName.description == wireName)
        #expect(DialogField(rawValue: name) == .managed(field))
    }

    @Test(arguments: [
        (ManagedField.name, FieldChange.any), (.occupants, .any), (.admins, .any), (.photo, .setOnly),
        (.joinRequired, .never), (.data, .setOnly),
    ])
    func `the API changes some fields of a group, and none of a private dialog`(
        field: ManagedField,
        change: FieldChange
    ) {
        #expect(field.change(in: .group) == change)
        #expect(field.change(in: .private) == .never)
        #expect(DialogField.managed(field).change(in: .group) == change)
    }

    @Test(arguments: [
        (DialogType.public, ["occupants", "join_required", "match", "unlisted"]), (.group, []),
        (.private, ["name", "admins", "photo", "join_required", "match", "unlisted", "unlisted_admins"]),
    ])
    func `a type does not have every field`(type: DialogType, strays: [String]) {
        #expect(DialogField.strays(of: type).map(\.rawValue) == strays)
    }

    @Test func `each value is of its field's kind, and kept for that field alone`() {
        for field in ManagedField.allCases {
            let value: DeclaredValue =
                switch field.kind {
                case .text: .text("x")
                case .flag: .flag(true)
                case .users: .users([1])
                case .data: .data(CustomData(className: "C"))
                }
            var fields = DeclaredFields()
            fields[field] = value
            #expect(ManagedField.allCases.filter { fields[$0] != nil } == [field])
            #expect(ManagedField.allCases.filter(fields.declares) == [field])
            #expect(fields[field] == value)
        }
    }

    @Test func `the fields of all kinds are all fields`() {
        #expect(Set(ManagedField.byKind) == Set(ManagedField.allCases))
        #expect(ManagedField.byKind.count == ManagedField.allCases.count)
        #expect(ManagedField.ofUsers == [.occupants, .admins])
    }
}

@Suite struct DialogContentTests {
    private func content(_ type: DialogType, _ change: (inout DeclaredFields) -> Void) -> DialogContent? {
        var fields = DeclaredFields()
        change(&fields)
        return DialogContent(type, fields)
    }

    @Test func `a dialog has the fields that its type needs`() {
        #expect(content(.public) { $0.name = "a" } != nil)
        #expect(content(.public) { _ in } == nil)
        #expect(content(.group) { $0.name = "a" } == nil)
        #expect(content(.group) { ($0.name, $0.occupants) = ("a", [2]) } != nil)
        #expect(content(.private) { $0.occupants = [2] }?.opponent == 2)
        #expect(content(.private) { $0.occupants = [2, 3] } == nil)
    }

    @Test func `a dialog has no field that its type has not`() {
        #expect(content(.public) { ($0.name, $0.occupants) = ("a", [2]) } == nil)
        #expect(content(.public) { ($0.name, $0.joinRequired) = ("a", true) } == nil)
        #expect(content(.private) { ($0.name, $0.occupants) = ("a", [2]) } == nil)
        #expect(content(.private) { ($0.photo, $0.occupants) = ("a", [2]) } == nil)
    }
}

@Suite struct TextRuleTests {
    @Test(
        arguments: [
            ("", TextProblem.blank), (" \u{A0}", .blank), ("a\nb", .control("\n")), ("a\u{7}", .control("\u{7}")),
            ("\u{2028}", .control("\u{2028}")), ("a", nil), (" a ", nil), ("é", nil),
        ] as [(String, TextProblem?)]
    )
    func `a text must be seen, on one line`(text: String, problem: TextProblem?) {
        #expect(TextRule.printable.problem(with: text) == problem)
    }

    @Test func `a name has at most 200 symbols, whatever their bytes`() {
        #expect(ManagedField.name.textRule.problem(with: String(repeating: "é", count: 200)) == nil)
        #expect(
            ManagedField.name.textRule.problem(with: String(repeating: "a", count: 201)) == .tooLong(201, limit: 200)
        )
        #expect(TextRule.printable.problem(with: String(repeating: "a", count: 201)) == nil)
    }

    @Test(arguments: [
        (TextProblem.blank, "it must not be empty"), (.control("\r"), "it must not have a line break"),
        (.control("\u{7}"), "it must not have control characters, such as U+0007"),
        (.tooLong(3, limit: 2), "it has 3 symbols; QuickBlox takes at most 2"),
    ])
    func `a problem is a sentence`(problem: TextProblem, sentence: String) {
        #expect(problem.sentence(of: "it") == sentence)
    }
}

import Diagnostics
import Dialogs
import ManifestWriting
import TestSupport
import Testing

/// What a manifest may declare after an id was written: what it did, and the id.
@Suite struct AdoptionVerificationTests {
    private let adoption = Adoption(key: "group/Ops", id: .number(1))
    private let before = [DesiredDialog.group("Ops"), .public("News", line: 2)]

    private func isAll(_ after: DesiredDialog...) -> Bool { adoption.isAll(between: before, and: after) }

    private let pinned = DesiredDialog.group("Ops", identification: .pinned(.number(1)), line: 7)
    private let news = DesiredDialog.public("News", line: 9)

    @Test func `the pin alone is what was asked for, wherever lines moved`() {
        #expect(isAll(pinned, news))
    }

    @Test func `anything else is not`() {
        #expect(!isAll(.group("Ops"), news))
        #expect(!isAll(.group("Ops", identification: .pinned(.number(2))), news))
        #expect(!isAll(pinned))
        #expect(!isAll(pinned, news, .public("More")))
        #expect(!isAll(news, pinned))
        #expect(!isAll(.group("Ops", [3], identification: .pinned(.number(1))), news))
        #expect(!isAll(.group("Ops", owner: 2, identification: .pinned(.number(1))), news))
        #expect(!isAll(pinned, .public("News", identification: .pinned(.number(1)))))
        #expect(!isAll(pinned, .public("News", photo: "1")))
    }
}

import Diagnostics
import Dialogs
import TestSupport
import Testing

@testable import Applying

@Suite struct RequestDigestTests {
    /// A group with every field that a request carries.
    private func room(
        owner: UserID = 1,
        name: ExactText = "ops",
        occupants: UserIDs = [2, 3],
        admins: UserIDs? = [4],
        photo: ExactText? = "p",
        joinRequired: Bool? = true,
        className: ExactText = "C",
        fields: CustomFields<Scalar> = ["a": .integer(1)]
    ) -> String {
        let content = DialogContent.group(
            name: name,
            occupants: occupants,
            admins: admins,
            photo: photo,
            joinRequired: joinRequired,
            data: CustomData(className: className, fields: fields)
        )
        return DesiredDialog(
            key: "k",
            owner: owner,
            content: content,
            location: Diagnostics.SourceLocation(path: "f", line: 1, column: 1)
        ).requestDigest
    }

    @Test func `the same request has the same digest`() {
        #expect(room() == room(occupants: [3, 2, 2]))
        #expect(room().hasPrefix("fnv1a64:"))
    }

    @Test func `what is not sent does not change the digest`() {
        let digests = UnlistedPeople.allCases.map { people in
            DesiredDialog.group("ops", admins: [2], unlisted: UnlistedRule(occupants: people, admins: people))
                .requestDigest
        }
        #expect(Set(digests).count == 1)
    }

    @Test func `the key that a dialog carries changes the digest`() {
        let data = CustomData(className: "C")
        let digests = [nil, "k", "git_key"].map { DesiredDialog.group("ops", data: data, markField: $0).requestDigest }
        let other = DesiredDialog.group("ops", data: data, key: "other", markField: "k")
        #expect(Set(digests + [other.requestDigest]).count == 4)
    }

    @Test func `each field changes the digest`() {
        let digests = [
            room(), room(owner: 5), room(name: "opt"), room(occupants: [2]), room(admins: [2]), room(admins: nil),
            room(photo: "q"), room(photo: nil), room(joinRequired: false), room(joinRequired: nil),
            room(className: "D"), room(fields: ["b": .integer(1)]), room(fields: ["a": .integer(2)]), room(fields: [:]),
            // What could pass for one another where fields ran together.
            room(name: "opsp", photo: ""), room(name: "op", photo: "sp"),
        ]
        #expect(Set(digests).count == digests.count)
    }
}

internal import Diagnostics

/// What manifests and rosters call people, for whoever reads a plan or a report.
///
/// A name comes from a file and may say anything. Wherever a person is written out, the number follows the name and
/// tells who is meant; the name is cut, and can neither steer a display nor pass for a list or for another number.
package struct PeopleNames: Hashable, Sendable {
    private let names: [UserID: ExactText]

    /// Nobody has a name.
    package static let none = PeopleNames([:])

    /// Takes the name of each user who has one.
    package init(_ names: [UserID: ExactText]) {
        self.names = names
    }

    /// Whether nobody has a name.
    package var isEmpty: Bool { names.isEmpty }

    /// The users who have a name, in no order.
    package var users: some Collection<UserID> { names.keys }

    /// The name of a user as the file has it; `nil` where there is none.
    package subscript(user: UserID) -> ExactText? { names[user] }

    /// The names, and more for those who have none.
    package func adding(_ others: [UserID: ExactText]) -> Self { Self(names.merging(others) { own, _ in own }) }

    /// A user by name alone, where many are named on a line; the number where nobody says a name, or where the name
    /// could pass for a number.
    package func word(for user: UserID) -> String {
        guard let name = names[user], !name.string.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return user.description
        }
        return name.string.shownAsName
    }

    /// A user as texts for people write it: `alice (96831328)`, or where nobody says the name, the number alone.
    package func text(for user: UserID) -> String {
        guard !names.isEmpty, let name = names[user] else { return user.description }
        return "\(name.string.shownAsName) (\(user))"
    }
}

extension String {
    /// How many columns a name takes at most.
    private static let widestName = 40

    /// The name, cut, safe to be shown, and in quotes where it could pass for more than a name.
    fileprivate var shownAsName: String {
        let safe = unquotedDisplaySafe.cut(toColumns: Self.widestName)
        guard safe.utf8.contains(where: \.wouldPassForMore) else { return safe }
        return "'\(safe.mapScalars { scalar, _ in scalar == "'" ? scalar.writtenOut : nil })'"
    }
}

extension UInt8 {
    /// Whether the byte stands for what separates people in a list, or holds their numbers.
    fileprivate var wouldPassForMore: Bool {
        switch self {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        default: false
        }
    }
}

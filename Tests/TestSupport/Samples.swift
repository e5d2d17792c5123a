internal import Diagnostics
package import Dialogs

extension UserID: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        guard let id = UserID(rawValue: value) else { preconditionFailure("a user ID is positive") }
        self = id
    }
}

extension DialogID {
    /// The ID that ends in this number, for tests that name dialogs by a number.
    package static func number(_ number: Int) -> Self {
        let digits = String(number, radix: 16)
        guard let id = Self(hexDigits: String(repeating: "0", count: 24 - digits.count) + digits) else {
            preconditionFailure("the number is too large")
        }
        return id
    }
}

extension [ExactText: DialogIdentity] {
    /// What is remembered of dialogs by their keys: of each the live one in its place.
    package init(of desired: some Sequence<DesiredDialog>, as live: some Sequence<LiveDialog>) {
        let known = zip(desired, live).map { ($0.key, DialogIdentity($1.id, owner: $0.owner)) }
        self.init(known) { first, _ in first }
    }
}

extension DesiredDialog {
    /// A declared group.
    package static func group(
        _ name: ExactText,
        owner: UserID = 1,
        _ occupants: UserIDs = [2],
        admins: UserIDs? = nil,
        photo: ExactText? = nil,
        joinRequired: Bool? = nil,
        data: CustomData? = nil,
        key: ExactText? = nil,
        identification: Identification = .match(.strict),
        markField: ExactText? = nil,
        unlisted: UnlistedRule = .keep,
        updates: Bool = false,
        protected: UserIDs = [],
        departed: UserIDs = [],
        line: Int = 1
    ) -> Self {
        Self(
            key: key ?? ExactText("group/\(name)"),
            owner: owner,
            content: .group(
                name: name,
                occupants: occupants,
                admins: admins,
                photo: photo,
                joinRequired: joinRequired,
                data: data
            ),
            identification: identification,
            markField: markField,
            unlisted: unlisted,
            updates: updates,
            protected: protected,
            departed: departed,
            location: SourceLocation(path: "rooms.yaml", line: line, column: 5)
        )
    }

    /// A declared public dialog.
    package static func `public`(
        _ name: ExactText,
        owner: UserID = 1,
        admins: UserIDs? = nil,
        photo: ExactText? = nil,
        data: CustomData? = nil,
        identification: Identification = .match(.strict),
        key: ExactText? = nil,
        unlisted: UnlistedRule = .keep,
        updates: Bool = false,
        line: Int = 1
    ) -> Self {
        Self(
            key: key ?? ExactText("public/\(name)"),
            owner: owner,
            content: .public(name: name, photo: photo, admins: admins, data: data),
            identification: identification,
            unlisted: unlisted,
            updates: updates,
            location: SourceLocation(path: "rooms.yaml", line: line, column: 5)
        )
    }

    /// A declared private dialog.
    package static func `private`(owner: UserID = 1, with opponent: UserID, line: Int = 1) -> Self {
        Self(
            key: ExactText("private/\(min(owner, opponent))-\(max(owner, opponent))"),
            owner: owner,
            content: .private(opponent: opponent),
            location: SourceLocation(path: "rooms.yaml", line: line, column: 5)
        )
    }
}

extension LiveDialog {
    /// A live group.
    package static func group(
        _ number: Int,
        _ name: ExactText,
        _ occupants: UserIDs,
        admins: UserIDs? = [],
        photo: ExactText? = nil,
        joinRequired: Bool? = false,
        className: ExactText? = nil,
        data: CustomFields<LiveValue> = [:],
        creator: UserID? = 1,
        createdAt: String? = nil,
        lastMessageAt: Int? = nil
    ) -> Self {
        Self(
            id: .number(number),
            type: .group,
            name: name,
            occupants: occupants,
            admins: admins,
            photo: photo,
            joinRequired: joinRequired,
            className: className,
            data: data,
            creator: creator,
            roomJID: "1_\(DialogID.number(number))@muc.example",
            createdAt: createdAt,
            lastMessageAt: lastMessageAt
        )
    }

    /// A live public dialog.
    package static func `public`(
        _ number: Int,
        _ name: ExactText,
        admins: UserIDs? = [],
        photo: ExactText? = nil,
        creator: UserID? = 1,
        createdAt: String? = nil
    ) -> Self {
        Self(
            id: .number(number),
            type: .public,
            name: name,
            admins: admins,
            photo: photo,
            creator: creator,
            createdAt: createdAt
        )
    }

    /// A live private dialog.
    package static func `private`(_ number: Int, _ pair: UserIDs) -> Self {
        Self(id: .number(number), type: .private, name: "Bob", occupants: pair, admins: [])
    }
}

extension DesiredDialog {
    /// The dialog, which is to be absent.
    package var absent: Self {
        Self(
            key: key,
            owner: owner,
            content: content,
            identification: identification,
            markField: markField,
            unlisted: unlisted,
            updates: updates,
            protected: protected,
            state: .absent,
            location: location
        )
    }
}

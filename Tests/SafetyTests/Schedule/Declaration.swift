import Diagnostics
import Dialogs
import TestSupport

/// One declared dialog, as a repository has it.
struct Declaration {
    var key: ExactText
    let type: DialogType
    var name: ExactText?
    var occupants: UserIDs = []
    var admins: UserIDs?
    var photo: ExactText?
    var joinRequired: Bool?
    var data: CustomData?
    /// Whether it is kept up to date, and what people are then whom it does not name.
    var updates = false
    var unlisted = UnlistedRule.keep
    /// Whether it is to be there.
    var state = DialogState.present
    /// The file that it is in.
    var path = "rooms.yaml"

    /// The user who declares everything.
    static let owner: UserID = 1

    /// The dialog, with its key in a field of its custom data where there is one for it.
    func desired(
        markField: ExactText?,
        protecting protected: UserIDs = [],
        without departed: UserIDs = []
    ) -> DesiredDialog {
        DesiredDialog(
            key: key,
            owner: Self.owner,
            content: content,
            markField: type == .private ? nil : markField,
            unlisted: unlisted,
            updates: updates,
            protected: protected,
            departed: departed,
            state: state,
            location: SourceLocation(path: path, line: 1, column: 5)
        )
    }

    private var content: DialogContent {
        let name = name ?? ""
        return switch type {
        case .public: .public(name: name, photo: photo, admins: admins, data: data)
        case .group:
            .group(
                name: name,
                occupants: occupants,
                admins: admins,
                photo: photo,
                joinRequired: joinRequired,
                data: data
            )
        case .private: .private(opponent: occupants.ascending.first ?? 7, data: data)
        }
    }
}

extension Declaration {
    static func `public`(_ name: ExactText, photo: ExactText? = nil) -> Self {
        Self(key: ExactText("public/\(name)"), type: .public, name: name, photo: photo)
    }

    static func group(_ name: ExactText, _ occupants: UserIDs, key: ExactText? = nil) -> Self {
        Self(key: key ?? ExactText("group/\(name)"), type: .group, name: name, occupants: occupants)
    }

    /// Dialogs of every type, two groups of one name and two names that are near among them, and names that servers
    /// store otherwise.
    static var samples: [Self] {
        var admired = group("Ops", [2, 3], key: "ops-1")
        admired.admins = [3]
        var closed = group("Crew 🎉", [2])
        closed.joinRequired = true
        return [
            .public("News", photo: "1"), .public("Lobby "), .public("lobby"), .public("Q&A Corner"),
            Self(key: "private/1-7", type: .private, occupants: [7]),
            admired, group("Ops", [4], key: "ops-2"), closed, group("Night & Day ", [2, 3, 4]),
        ]
    }
}

import Dialogs
import JSON
import Sandbox

/// A room of the sandbox, as its log tells.
struct Room {
    let id: DialogID
    let type: DialogType
    let creator: UserID
    /// During which run it was made, and whether whoever made it was sent a whole answer in time.
    let run: Int
    let isAnswered: Bool
    /// Whether a person made it, and whether listings showed it late.
    let isByHand: Bool
    let isShownLate: Bool
    /// Whether whoever made it was told that there were too many requests, or that the credentials were refused.
    let isRefused: Bool
    /// The key that a run made it for, or has recognized it by since; `nil` where a person made it.
    var key: ExactText?
    var name: ExactText?
    var occupants: UserIDs
    /// The class of its custom data, and the key that it carries there.
    private(set) var className: ExactText?
    private(set) var mark: ExactText?
    /// Who has deleted it for himself.
    private var deletedBy: Set<UserID> = []
    private(set) var isLive = true
    /// What the sandbox has stored of it.
    var stored: StoredDialog?
    /// How the server stores it otherwise than it was asked for, in the words of its faults.
    private var distortions: [String]
    /// Whether people have changed its name since it was made, and whether its members have changed.
    private var isRenamed = false
    private var hasLost = false
    private var hasWon = false
    /// The runs during which it was changed last, and during which somebody came to see it who had not.
    private(set) var lastChange = 0
    private(set) var lastJoin = 0
    /// The run during which its creator came back, who may change more of it than anybody else.
    private(set) var creatorsReturn = 0
}

extension Room {
    /// The users who see it; everybody sees a public one, and its creator changes it.
    var users: [UserID] {
        (type == .public ? [creator] : occupants.ascending).filter { !deletedBy.contains($0) }
    }

    /// Whether a user sees it.
    func isVisible(to user: UserID) -> Bool {
        isLive && !deletedBy.contains(user) && (type == .public || occupants.contains(user))
    }

    /// Whether the server stores it otherwise than it was asked for.
    var isDistorted: Bool { !distortions.isEmpty }

    /// Whether a run that lost the answer can find it: by its name and at least its members, or by a near name.
    ///
    /// Names that are cut are near to none. Among public ones, which have no members, only those are compared that have
    /// a part of the name, and capitals may be in it.
    var canBeFound: Bool {
        guard !isRenamed, !hasLost else { return false }
        if !isDistorted { return true }
        let near = ["trimmed"] + (type == .group ? ["lower case", "escaped", "emoji"] : [])
        return !hasWon && distortions.allSatisfy { fault in near.contains(where: fault.contains) }
    }

    /// Whether a declared dialog would be recognized in it by name and members alone.
    func matches(_ dialog: DesiredDialog) -> Bool {
        hasName(of: dialog) && !isDistorted && (dialog.members ?? []).isSubset(of: occupants)
    }

    /// Whether the owner of a declared dialog sees it under that one's name; of a private dialog, among its members.
    func hasName(of dialog: DesiredDialog) -> Bool {
        guard type == dialog.type, isVisible(to: dialog.owner) else { return false }
        if type == .private { return occupants == dialog.members }
        return name == dialog.name && !distortions.contains { $0.hasPrefix("store") }
    }
}

extension Room {
    /// Creates a room of the request that made it.
    init?(_ id: DialogID, of entry: LogEntry, by user: UserID, during run: Int) {
        let parameters = entry.parameters
        guard let type = parameters["type"]?.integer.flatMap(DialogType.init(rawValue:)) else { return nil }
        self.id = id
        self.type = type
        self.run = run
        isAnswered = entry.status == 201 && !entry.faults.contains(where: Self.isLost)
        isByHand = entry.isByHand
        isShownLate = entry.faults.contains { $0.hasPrefix("hide") }
        isRefused = entry.status == 429 || entry.status == 401
        distortions = entry.faults.filter { $0.hasPrefix("store") || $0.hasPrefix("drop") }
        stored = entry.stored
        creator = user
        name = type == .private ? nil : parameters["name"]?.text.map { ExactText($0) }
        occupants = type == .public ? [] : parameters.users.adding(user)
        take(data: parameters)
    }

    /// Whether an answer does not arrive under a fault, or perhaps too late.
    private static func isLost(_ fault: String) -> Bool {
        ["reset", "never", "truncate", "html", "delay"].contains(where: fault.hasPrefix)
    }

    /// Takes an update, during a run, which a person or that run itself has sent.
    mutating func update(_ entry: LogEntry, during run: Int) {
        let parameters = entry.parameters
        let isByHand = entry.isByHand
        if isByHand { lastChange = run }
        if parameters["name"]?.text != nil {
            name = entry.stored?.name.map { ExactText($0) } ?? name
            isRenamed = true
            distortions.removeAll { $0.hasPrefix("store") }
        }
        take(data: parameters)
        if let joining = parameters["push_all"]?.object?.users, !joining.isEmpty {
            deletedBy.subtract(joining)
            hasWon = true
            if isByHand { lastJoin = run }
        }
        if let leaving = parameters["pull_all"]?.object?.users, !leaving.isEmpty, type == .group { lose(leaving) }
        if type == .group, let stored = entry.stored {
            if !occupants.contains(creator), stored.users.contains(creator) { creatorsReturn = run }
            // What was dropped is known from here on.
            occupants = stored.users
            distortions.removeAll { $0.hasPrefix("drop") }
        }
        stored = entry.stored ?? stored
    }

    /// Takes that it was deleted, during a run, for everybody or for one user: he leaves a group, and a private dialog
    /// is hidden from him.
    mutating func delete(_ entry: LogEntry, for user: UserID?, during run: Int) {
        guard let user else {
            isLive = false
            return
        }
        stored = entry.stored ?? stored
        switch type {
        case .public: break
        case .group:
            lastChange = run
            lose([user])
        case .private: deletedBy.insert(user)
        }
    }

    private mutating func lose(_ leaving: UserIDs) {
        occupants = occupants.subtracting(leaving)
        hasLost = true
        if occupants.isEmpty { isLive = false }
    }

    /// Takes that it is back for a user who had deleted it for himself.
    mutating func reveal(to user: UserID, during run: Int) {
        deletedBy.remove(user)
        lastJoin = run
    }

    private mutating func take(data parameters: JSONObject) {
        guard let data = parameters["data"]?.object, let name = data["class_name"]?.text else { return }
        if className.map({ $0 != ExactText(name) }) ?? true { mark = nil }
        className = ExactText(name)
        if let key = data["git_key"]?.text { mark = ExactText(key) }
    }
}

extension StoredDialog {
    /// The occupants.
    var users: UserIDs { UserIDs(occupants.compactMap { UserID(rawValue: $0) }) }
}

extension LogEntry {
    /// Whether a person did it, and no run.
    var isByHand: Bool { isAct || parameters[AppRequest.byHand] != nil }
}

extension JSONObject {
    fileprivate var users: UserIDs {
        UserIDs((self["occupants_ids"]?.array ?? []).compactMap { $0.integer.flatMap(UserID.init(rawValue:)) })
    }
}

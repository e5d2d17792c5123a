internal import Diagnostics
package import Dialogs
internal import Journal
internal import ManifestWriting
internal import Manifests
package import Planning
internal import QuickBlox
internal import Reporting

extension Run {
    /// The declared dialogs with these keys, beside what is live.
    ///
    /// - Parameters:
    ///   - keys: Patterns of the keys; each is the pattern of one at least.
    ///   - declared: The declared dialogs of the set.
    ///   - memory: What earlier runs left.
    /// - Returns: The dialogs, in the order of the manifests.
    /// - Throws: A `RunFailure` if a pattern is the pattern of no key, or not everything can be read.
    package func rooms(
        _ keys: [KeyPattern],
        of declared: DeclaredDialogs,
        knowing memory: RunMemory
    ) async throws -> [ShownRoom] {
        for key in keys where !declared.dialogs.contains(where: { key.matches($0.key) }) {
            if let dialog = declared.missing.leftOut.first(where: { $0.key.map(key.matches) ?? false }) {
                let people = dialog.missing.map(\.description).joined(separator: ", ")
                throw RunFailure("'\(dialog.title)' is left out: \(people) not found", status: .decisionNeeded)
            }
            throw RunFailure(unknownKey: key, among: declared.dialogs.map(\.key), of: "these manifests")
        }
        let part = declared.part { dialog in keys.contains { $0.matches(dialog.key) } }
        return try await plan(part, knowing: memory).entries.map { ShownRoom($0) }
    }

    /// The dialogs with these keys that earlier runs made or found, as far as ids files know them.
    ///
    /// - Throws: A `RunFailure` if a pattern is the pattern of no key, or not everything can be read.
    package func rooms(_ keys: [KeyPattern], knownBy memory: RunMemory) async throws -> [ShownRoom] {
        let known = memory.ids.flatMap(\.contents.dialogs.keys)
        for key in keys where !known.contains(where: key.matches) {
            throw RunFailure(unknownKey: key, among: known, of: "the ids file, and no manifests are named")
        }
        let checked = try await check(memory.ids.map { $0.part { key in keys.contains { $0.matches(key) } } })
        return checked.flatMap { file in
            file.source.contents.dialogs.sorted { $0.key < $1.key }.map { key, identity in
                ShownRoom(key: key, live: file.live[identity.id], lookedForBy: file.viewer ?? identity.owner)
            }
        }
    }

    /// Everything that a person is in, or is declared to be in.
    ///
    /// With an API key the person's own listing is read; in a session, what its user sees.
    ///
    /// - Parameters:
    ///   - user: The person.
    ///   - declared: The declared dialogs of the set; `nil` where no manifests are named.
    ///   - memory: What earlier runs left.
    /// - Returns: The dialogs, the declared ones first.
    /// - Throws: A `RunFailure` if not everything can be read.
    package func rooms(
        of user: UserID,
        in declared: DeclaredDialogs?,
        knowing memory: RunMemory
    ) async throws -> [ShownRoom] {
        let part = declared?.part { $0.membership(of: user) != nil }
        var entries: [PlanEntry] = []
        if let part, !part.dialogs.isEmpty { entries = try await plan(part, knowing: memory).entries }
        let viewer = try await viewer(of: user)
        // Of a listing of public dialogs no filter leaves those out in which somebody is nothing.
        let query = DialogQuery(occupants: viewer == user ? [] : [user])
        let live = try await listings(of: [viewer], query).flatMap(\.dialogs)
        let rooms = entries.map { ShownRoom($0) }
        let shown = Set(rooms.compactMap(\.live?.id))
        let keys = memory.ids.reduce(into: [:]) { keys, source in
            keys.merge(source.contents.keysByID) { first, _ in first }
        }
        let others = live.filter { !shown.contains($0.id) && $0.membership(of: user) != nil }
        return rooms + others.map { ShownRoom(key: keys[$0.id], live: $0) }
    }

    /// Who lists a person's dialogs: the person, or in a session its user.
    private func viewer(of user: UserID) async throws -> UserID {
        if case .apiKey = settings.access.credentials { user } else { try await sessionUser() }
    }
}

extension Run {
    /// Finds a person by a number, by what manifests call the person, or by a login, an address or the like, which
    /// takes a request.
    ///
    /// - Throws: A `RunFailure` if there is no such person, or there are several.
    package func person(_ text: String, naming people: PeopleNames) async throws -> UserID {
        if let user = Int(text).flatMap(UserID.init(rawValue:)) { return user }
        let named = people.users.filter { people[$0].map { $0 == ExactText(text) } ?? false }
        guard named.isEmpty else {
            guard let user = named.first, named.count == 1 else {
                let users = named.sorted().map(\.description).joined(separator: ", ")
                throw RunFailure("'\(text)' is the name of users \(users): give the number", status: .usage)
            }
            return user
        }
        guard let reference = UserReference(parsing: text) else {
            throw RunFailure(
                "nobody is called '\(text)' in these manifests: give a user ID, or login:, email:, external: or phone:",
                status: .wrongInput
            )
        }
        let found = try await search(for: reference)
        guard let user = found.first, found.count == 1 else {
            let users = found.sorted().map(\.description).joined(separator: ", ")
            let text = users.isEmpty ? "\(reference) was not found" : "\(reference) is users \(users): give the number"
            throw RunFailure(text, status: .decisionNeeded)
        }
        return user
    }
}

extension RunFailure {
    fileprivate init(unknownKey key: KeyPattern, among keys: [ExactText], of place: String) {
        let meant = nearest(to: key.text, among: keys.lazy.map(\.string)).map { ": did you mean '\($0)'?" } ?? ""
        self.init("'\(key.text)' is the key of no dialog of \(place)\(meant)", status: .wrongInput)
    }
}

extension IDsSource {
    /// The file with some of its dialogs.
    fileprivate func part(_ takes: (ExactText) -> Bool) -> Self {
        IDsSource(path: path, contents: isThere ? contents.part(takes) : nil, isNamed: isNamed)
    }
}

internal import Dialogs
internal import Manifests
internal import PlanFile
internal import Planning
internal import QuickBlox

extension Run {
    /// The declared dialogs, each with its owner and its members; with a session this requests the session's user.
    ///
    /// - Throws: A `RunFailure` before any other request if the credentials belong to another application than
    ///   expected, or the application is unknown; later, if an owner or a user cannot be determined.
    package func resolve(_ input: RunInput) async throws -> DeclaredDialogs {
        var requests = try await checkApplication()
        var application: Int?
        var ownership = settings.access.ownershipBeforeAnyRequest
        switch settings.access.credentials {
        case .apiKey: break
        case .sessionToken, .signIn:
            let session = try await userSession(for: input)
            ownership = .session(user: session.user)
            application = session.application
            requests += 1
        }
        var all = try await dialogs(of: input, ownership, requests: requests)
        all.application = application
        return try selected(from: shard(of: all))
    }

    /// The part of the set that belongs to the run's shard; the whole set if there is no shard.
    private func shard(of all: DeclaredDialogs) -> DeclaredDialogs {
        guard let shard = options.shard else { return all }
        let part = all.part(shard.contains)
        environment.onEvent(.shardTaken(shard, dialogs: part.dialogs.count, of: all.dialogs.count))
        return part
    }

    /// The dialogs whose keys the run is to take; all where nothing says so.
    ///
    /// - Throws: A `RunFailure` if a pattern takes none of a set that is not a shard.
    private func selected(from all: DeclaredDialogs) throws(RunFailure) -> DeclaredDialogs {
        let patterns = options.selection
        guard !patterns.isEmpty else { return all }
        let keys = all.dialogs.map(\.key) + all.missing.leftOut.compactMap(\.key)
        let idle = patterns.first { pattern in !keys.contains(where: pattern.matches) }
        if let idle, options.shard == nil {
            throw RunFailure("--select '\(idle.text)' is the pattern of no key in the set", status: .wrongInput)
        }
        let part = all.selection { key in patterns.contains { $0.matches(key) } }
        environment.onEvent(.selected(dialogs: part.dialogs.count, of: all.dialogs.count))
        return part
    }

    private func dialogs(
        of input: RunInput,
        _ ownership: Ownership,
        requests: Int
    ) async throws -> DeclaredDialogs {
        switch input {
        case .plan(let document, let path):
            return DeclaredDialogs(document, try document.dialogs(at: path, ownership), requests: requests)
        case .manifests(.known(let reading), _):
            return DeclaredDialogs(reading, requests: requests)
        case .manifests(.open(let manifests, let reading), _):
            let first = try reading ?? checked(manifests, ownership)
            guard first.users.count > 0 else { return DeclaredDialogs(first, requests: requests) }
            return try await dialogs(of: manifests, first, ownership, requests: requests)
        }
    }

    private func checked(_ manifests: ManifestSet, _ ownership: Ownership) throws(RunFailure) -> ManifestReading {
        let mayBeEmpty = options.undeclared?.mayBeEmpty ?? false
        return try manifests.checked(ownership, expands: options.expands, mayBeEmpty: mayBeEmpty)
    }

    /// Checks that the credentials belong to the expected application, and returns how many requests that took.
    private func checkApplication() async throws -> Int {
        guard let expected = options.expectedApplication else { return 0 }
        let found = try await sessionApplication()
        guard found == expected else { throw RunFailure(expecting: expected, found, with: settings.access.credentials) }
        return 1
    }

    /// The application of the session; `nil` for an API key, or if the server does not say.
    func sessionApplication() async throws -> Int? {
        let reader = reader
        return try await reading { try await reader.sessionApplication() }
    }

    /// The session's user, or for a token whose session does not say, the user that the environment names.
    ///
    /// - Throws: A `RunFailure` if the environment names another user.
    func sessionUser() async throws -> UserID { try await userSession().user }

    private func userSession(for input: RunInput? = nil) async throws -> (user: UserID, application: Int?) {
        let reader = reader
        return try await reading {
            let session: UserSession
            do throws(ListingFailure) {
                session = try await reader.userSession()
            } catch {
                guard case .sessionToken = settings.access.credentials, error != .cancelled,
                    let named = settings.access.user
                else { throw error }
                environment.onEvent(.sessionUserUnknown(error.reason))
                return (named, nil)
            }
            guard let named = settings.access.user, named != session.user else {
                return (session.user, session.application)
            }
            let people = input?.people ?? .none
            let text =
                "the session belongs to user \(people.text(for: session.user)), but QUICKBLOX_USER_ID is "
                + "\(people.text(for: named)): correct one of them"
            throw RunFailure(text, status: .usage)
        }
    }
}

extension RunFailure {
    fileprivate init(expecting expected: Int, _ found: Int?, with credentials: Credentials) {
        let text =
            switch (credentials, found) {
            case (_, let found?): "the credentials belong to application \(found), not to \(expected)"
            case (.apiKey, nil):
                "an API key does not tell its application: use a session token with --expect-application"
            case (.sessionToken, nil), (.signIn, nil):
                "the session does not tell its application: leave --expect-application out"
            }
        self.init("\(text); nothing was read or created", status: .stoppedBySafetyRail)
    }
}

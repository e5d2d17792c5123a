import Dialogs
import HTTP
import Logging
import Manifests
import QuickBlox

extension Session {
    /// The declared dialogs, once everybody is found whom the manifests name by something other than an ID.
    ///
    /// - Parameters:
    ///   - ownership: Whose dialogs those are that name no owner.
    ///   - requests: How many requests it took so far.
    ///   - people: What is done about those who do not exist.
    /// - Returns: What is declared.
    /// - Throws: A `Failure` where somebody may be one of several users, or nobody can be asked for.
    func declared(
        by ownership: Ownership,
        requests: Int,
        naming people: UserOptions
    ) async throws -> DeclaredDialogs {
        switch input {
        case .plan(let document, let path):
            let dialogs = try workspace.dialogs(of: document, at: path, ownership: ownership)
            return DeclaredDialogs(dialogs: dialogs, requests: requests)
        case .manifests(.known(let reading), _):
            return DeclaredDialogs(reading, requests: requests)
        case .manifests(.open(let manifests, let reading), _):
            let first = try reading ?? workspace.reading(of: manifests, ownership: ownership, expands: expands)
            guard first.people.count > 0 else { return DeclaredDialogs(first, requests: requests) }
            return try await declared(by: ownership, in: manifests, first, requests: requests, naming: people)
        }
    }

    /// What the manifests declare once everybody is found whom a first reading names.
    private func declared(
        by ownership: Ownership,
        in manifests: ManifestSet,
        _ first: ManifestReading,
        requests: Int,
        naming people: UserOptions
    ) async throws -> DeclaredDialogs {
        let search = try await search(for: first.people, people)
        guard search.ambiguous.isEmpty else {
            workspace.console.report(MissingUsers.text(ofAmbiguous: search.ambiguous, in: first))
            throw Failure(reported: .decisionNeeded)
        }
        let found = ResolvedUsers(search.found, leavesOutOthers: people.skipMissingUsers)
        let second = try workspace.reading(of: manifests, ownership: ownership, found, expands: expands)
        guard second.people.references == first.people.references else {
            throw Failure("a roster changed while it was read: run again", status: .wrongInput)
        }
        let missing = second.people.references.filter { search.found[$0] == nil }
        if !missing.isEmpty {
            let text = MissingUsers.text(of: missing, in: second, isSkipping: people.skipMissingUsers)
            workspace.console.report(text)
        }
        return DeclaredDialogs(second, requests: requests + search.requests)
    }

    /// Who was found, and how many requests it took.
    private struct Search {
        var found: [UserReference: UserID] = [:]
        var ambiguous: [UserReference: Set<UserID>] = [:]
        var requests = 0
    }

    private func search(for people: UserReferences, _ options: UserOptions) async throws -> Search {
        var search = Search()
        var cache: UsersCache?
        if let path = options.usersCache { cache = try await self.cache(at: path, counting: &search.requests) }
        for reference in people.references { search.found[reference] = cache?[reference] }
        let unknown = people.references.filter { search.found[$0] == nil }
        guard !unknown.isEmpty else { return search }
        let directory = directory
        defer { progress.clear() }
        let answer = try await cancelling { try await directory.search(for: unknown) }
        search.found.merge(answer.found) { _, new in new }
        search.ambiguous = answer.ambiguous
        search.requests += answer.requests
        if let path = options.usersCache, var cache {
            cache.add(answer.found)
            if !UsersCacheFile(path: path).write(cache) {
                workspace.logger.warning("the users cache '\(path)' cannot be written")
            }
        }
        return search
    }

    /// What an earlier run found; nothing where nobody can tell which application's users those are.
    private func cache(at path: String, counting requests: inout Int) async throws -> UsersCache? {
        var application: Int?
        switch access.credentials {
        case .apiKey: break
        case .sessionToken, .signIn:
            let reader = reader
            application = try await cancelling { try await reader.sessionApplication() }
            requests += 1
        }
        guard let account = UsersCache.Account(access.credentials, at: endpoint, application: application) else {
            workspace.logger.warning("the session does not tell its application, so --users-cache is not used")
            return nil
        }
        return try UsersCacheFile(path: path).read(for: account)
    }

    private var directory: UserDirectory {
        let finding = RunProgress("Finding people", on: progress, pacer: pacer)
        return UserDirectory(
            endpoint: endpoint,
            authentication: authentication,
            transport: ReadOnlyTransport(pacedTransport),
            parallelism: limits.parallelism
        ) { answered, asked in finding.show(answered, of: asked) }
    }
}

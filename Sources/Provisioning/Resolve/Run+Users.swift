internal import Dialogs
internal import HTTP
internal import Manifests
internal import QuickBlox
internal import Reporting

extension Run {
    /// The declared dialogs after a lookup of all users that a first reading of the manifests refers to by something
    /// other than an ID.
    ///
    /// - Throws: A `RunFailure` if a reference matches several users, or users cannot be looked up.
    func dialogs(
        of manifests: ManifestSet,
        _ first: ManifestReading,
        _ ownership: Ownership,
        requests: Int
    ) async throws -> DeclaredDialogs {
        let search = try await search(for: first.users)
        guard search.ambiguous.isEmpty else {
            let ambiguous = AmbiguousUsers(candidates: search.ambiguous, places: first.users, people: first.people)
            throw RunFailure(.ambiguousUsers(ambiguous), status: .decisionNeeded)
        }
        let found = ResolvedUsers(search.found, leavesOutOthers: options.users.skipsMissing)
        let mayBeEmpty = options.undeclared?.mayBeEmpty ?? false
        let second = try manifests.checked(ownership, found, expands: options.expands, mayBeEmpty: mayBeEmpty)
        guard second.users.references == first.users.references else {
            throw RunFailure("a roster changed while it was read: run again", status: .wrongInput)
        }
        // What may be a mistake now that people were looked up.
        let warnings = second.warnings.filter { !first.warnings.contains($0) }
        if !warnings.isEmpty { environment.onEvent(.manifestWarnings(warnings)) }
        let missing = second.missingReferences(besides: search.found)
        if !missing.isEmpty {
            environment.onEvent(.usersMissing(second.missing(missing), isSkipping: options.users.skipsMissing))
        }
        return DeclaredDialogs(
            second,
            naming: search.found,
            missing: second.missing(missing),
            requests: requests + search.requests
        )
        .naming(search.remembered)
    }

    /// The users found, and how many requests it took.
    private struct Search {
        var found: [UserReference: UserID] = [:]
        var ambiguous: [UserReference: Set<UserID>] = [:]
        var requests = 0
        /// What users were found by in earlier runs: the people too whom no manifest names any more.
        var remembered: [UserID: ExactText] = [:]
    }

    private func search(for users: UserReferences) async throws -> Search {
        var search = Search()
        var cache: UsersCache?
        if let path = options.users.cachePath { cache = try await self.cache(at: path, counting: &search.requests) }
        search.remembered = cache?.words ?? [:]
        for reference in users.references { search.found[reference] = cache?[reference] }
        let unknown = users.references.filter { search.found[$0] == nil }
        guard !unknown.isEmpty else { return search }
        let directory = directory
        note(ProgressAmounts(.findingPeople))
        defer { environment.onEvent(.stageEnded) }
        let answer = try await reading { try await directory.search(for: unknown) }
        search.found.merge(answer.found) { _, new in new }
        search.ambiguous = answer.ambiguous
        search.requests += answer.requests
        if let path = options.users.cachePath, var cache {
            cache.add(answer.found)
            if !UsersCacheFile(path: path).write(cache) { environment.onEvent(.usersCacheUnwritable(path: path)) }
        }
        return search
    }

    /// The users whom one reference matches.
    func search(for reference: UserReference) async throws -> Set<UserID> {
        let directory = directory
        let search = try await reading { try await directory.search(for: [reference]) }
        return search.ambiguous[reference] ?? Set([search.found[reference]].compactMap(\.self))
    }

    /// The users that an earlier run found; `nil` if their application is unknown.
    private func cache(at path: String, counting requests: inout Int) async throws -> UsersCache? {
        let credentials = settings.access.credentials
        var application: Int?
        switch credentials {
        case .apiKey: break
        case .sessionToken, .signIn:
            application = try await sessionApplication()
            requests += 1
        }
        guard let account = UsersCache.Account(credentials, at: endpoint, application: application) else {
            environment.onEvent(.usersCacheUnused)
            return nil
        }
        return try UsersCacheFile(path: path).read(for: account)
    }

    /// Finds users, and what they are called.
    var directory: UserDirectory {
        UserDirectory(
            endpoint: endpoint,
            authentication: authentication,
            transport: ReadOnlyTransport(transport),
            retrying: .untilCancelled(environment),
            parallelism: options.limits.parallelism
        ) { answered, asked in note(ProgressAmounts(.findingPeople, answered, of: asked)) }
    }
}

extension ManifestReading {
    /// These people, with the places that name them and the dialogs that do.
    fileprivate func missing(_ references: [UserReference]) -> MissingPeople {
        let people = references.map { reference in
            let places = users[reference]
            return MissingPeople.Person(reference, at: places.first, of: places.count)
        }
        return MissingPeople(people, leftOut: withheld, reduced: reduced)
    }
}

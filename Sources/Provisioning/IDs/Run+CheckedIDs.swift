internal import Dialogs
internal import Journal
internal import Pacing
internal import QuickBlox
internal import Reporting

extension Run {
    /// Looks for each dialog of some ids files, as its owner, or in a session as the session's user.
    ///
    /// - Returns: The files with the visible dialogs; without files in the state folder that belong to another
    ///   application than the session.
    /// - Throws: A `RunFailure` if a named file belongs to another application, or the server cannot be read.
    package func check(_ sources: [IDsSource]) async throws -> [CheckedIDs] {
        let application = try await sessionApplication()
        let viewer: UserID? =
            switch settings.access.credentials {
            case .apiKey: nil
            case .sessionToken, .signIn: try await sessionUser()
            }
        let own = try sources.filter { source throws(RunFailure) in try source.belongs(to: application) }
        let total = own.reduce(0) { $0 + $1.contents.count }
        defer { environment.onEvent(.stageEnded) }
        note(ProgressAmounts(.reading, 0, of: total))
        var checked: [CheckedIDs] = []
        var done = 0
        for source in own {
            var live: [DialogID: LiveDialog] = [:]
            let owners = Dictionary(grouping: source.contents.dialogs.values) { viewer ?? $0.owner }
            for (owner, dialogs) in owners.sorted(by: { $0.key < $1.key }) {
                live.merge(try await visible(dialogs.map(\.id).sorted(), as: owner)) { first, _ in first }
                done += dialogs.count
                note(ProgressAmounts(.reading, done, of: total))
            }
            if application == nil {
                let other = try await self.application(of: live, seenBy: owners.keys.min())
                guard try source.belongs(to: other) else { continue }
            }
            checked.append(CheckedIDs(source, as: viewer, live: live))
        }
        return checked
    }

    /// The application that room addresses tell: those of some dialogs, or where these tell none, that of any dialog
    /// that a user sees.
    private func application(of live: [DialogID: LiveDialog], seenBy user: UserID?) async throws -> Int? {
        if let application = live.values.lazy.compactMap(\.application).first { return application }
        guard let user else { return nil }
        let reader = reader
        let listing = try await reading { try await reader.list(DialogQuery(), as: user, upTo: 1) }
        return listing.dialogs.lazy.compactMap(\.application).first
    }

    /// Those of some dialogs that a user sees.
    private func visible(_ ids: [DialogID], as user: UserID) async throws -> [DialogID: LiveDialog] {
        let reader = reader
        let pages = stride(from: 0, to: ids.count, by: DialogQuery.mostIDs).map {
            ids[$0...].prefix(DialogQuery.mostIDs)
        }
        return try await reading {
            var visible: [DialogID: LiveDialog] = [:]
            try await withBoundedTasks(over: pages, atOnce: options.limits.parallelism) { ids throws(ListingFailure) in
                try await reader.dialogs(ids, as: user).visible
            } take: {
                visible.merge($0) { first, _ in first }
            }
            return visible
        }
    }
}

extension IDsSource {
    /// Whether the file belongs to an application, as far as that is known.
    ///
    /// - Throws: A `RunFailure` if it does not, and an option names it.
    fileprivate func belongs(to application: Int?) throws(RunFailure) -> Bool {
        do throws(IDsFileError) {
            try contents.require(application: application, at: path)
            return true
        } catch {
            if isNamed { throw RunFailure(error) }
            return false
        }
    }
}

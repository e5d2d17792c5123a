package import Dialogs
internal import QuickBlox
internal import Reporting

extension Run {
    /// What people are called: by manifests, and where the options ask for it, by the application those of some users
    /// whom no manifest names, a hundred with one request.
    ///
    /// Without an answer they stay numbers, which is told and changes nothing else.
    ///
    /// - Throws: A `RunFailure` if the run is told to stop.
    package func names(of users: Set<UserID>, besides people: PeopleNames) async throws -> PeopleNames {
        let unnamed = users.filter { people[$0] == nil }
        guard options.users.namesUnknown, !unnamed.isEmpty else { return people }
        let directory = directory
        note(ProgressAmounts(.findingPeople))
        defer { environment.onEvent(.stageEnded) }
        let names = try await reading { () async throws -> [UserID: ExactText]? in
            do throws(ListingFailure) {
                return try await directory.names(of: unnamed)
            } catch {
                if case .cancelled = error { throw error }
                environment.onEvent(.usersUnnamed(error.reason))
                return nil
            }
        }
        return people.adding(names ?? [:])
    }
}

import Dialogs
import Journal
import Planning
import QuickBlox

extension Session {
    /// The declared dialogs, once it is sure that the credentials belong to the application that the user expects.
    ///
    /// - Throws: A `Failure` before any other request, where they belong to another, or do not tell.
    func desiredDialogs(in application: ApplicationOption, naming people: UserOptions) async throws -> DeclaredDialogs {
        guard let expected = application.expectedApplication else { return try await desiredDialogs(naming: people) }
        let reader = reader
        let found = try await cancelling { try await reader.sessionApplication() }
        guard found == expected else { throw Failure(expecting: expected, found, with: access.credentials) }
        let declared = try await desiredDialogs(naming: people)
        return declared.after(requests: declared.requests + 1)
    }
}

extension RailOptions {
    /// Makes sure that the plan creates no more than is allowed.
    ///
    /// - Parameters:
    ///   - plan: What is about to be carried out.
    ///   - creates: How many of its dialogs the run is to create.
    ///   - contents: The journal; what it knows to be new does not make a set live.
    /// - Throws: A `Failure` with the numbers, where it would create more.
    func check(_ plan: Plan, creating creates: Int, _ contents: JournalContents) throws(Failure) {
        let recent = contents.recentCreates(within: .seconds(JournalOptions.longestSettle), of: .current())
        if let excess = createLimit.excess(of: plan, creating: creates, notCounting: Set(recent.map(\.id))) {
            throw Failure("\(excess)", status: .stoppedByRail)
        }
    }
}

extension Failure {
    fileprivate init(expecting expected: Int, _ found: Int?, with credentials: Credentials) {
        let text =
            switch (credentials, found) {
            case (_, let found?): "the credentials belong to application \(found), not to \(expected)"
            case (.apiKey, nil):
                "an API key does not tell its application: use a session token with --expect-application"
            case (.sessionToken, nil), (.signIn, nil):
                "the session does not tell its application: leave --expect-application out"
            }
        self.init("\(text); nothing was read or created", status: .stoppedByRail)
    }
}

internal import Dialogs
internal import HTTP

/// The state of the one session that all requests share, and what to do next.
struct SessionState {
    /// The opening of a session, which all requests that need one wait for.
    struct Opening {
        let number: Int
        let task: Task<Result<OpenSession, ListingFailure>, Never>
    }

    /// What a request that needs a session must do.
    enum Step {
        case use(OpenSession)
        case wait(Opening)
        case fail(ListingFailure)
    }

    private enum Phase {
        case none
        case opening(Opening, waiting: Int)
        case open(OpenSession)
        case failed(ListingFailure)
    }

    private var phase = Phase.none
    private var openings = 0
    private var user: UserID?

    /// Every token that was issued, so that none is shown.
    private(set) var tokens: [Secret] = []

    /// The session, while there is one, even if it is about to expire.
    var current: OpenSession? {
        if case .open(let session) = phase { session } else { nil }
    }

    /// Returns what a request that needs a session must do; begins to open one if needed.
    mutating func next(
        at now: Int,
        open: (_ number: Int) -> Task<Result<OpenSession, ListingFailure>, Never>
    ) -> Step {
        switch phase {
        case .open(let session) where !session.isOver(at: now): return .use(session)
        case .failed(let failure): return .fail(failure)
        case .opening(let opening, let waiting):
            phase = .opening(opening, waiting: waiting + 1)
            return .wait(opening)
        case .none, .open:
            openings += 1
            let opening = Opening(number: openings, task: open(openings))
            phase = .opening(opening, waiting: 1)
            return .wait(opening)
        }
    }

    /// Records that a request no longer waits; returns the opening to cancel if that was the last one.
    mutating func leave(_ number: Int) -> Opening? {
        guard case .opening(let opening, let waiting) = phase, opening.number == number else { return nil }
        phase = waiting > 1 ? .opening(opening, waiting: waiting - 1) : .none
        return waiting > 1 ? nil : opening
    }

    /// Takes the result of an opening, and returns the result for the requests that wait.
    ///
    /// After a failure that may pass, the next request tries again; a refusal is final.
    mutating func end(_ number: Int, with result: Result<OpenSession, ListingFailure>) -> Result<
        OpenSession, ListingFailure
    > {
        let result = result.flatMap(checked)
        guard case .opening(let opening, _) = phase, opening.number == number else { return result }
        switch result {
        case .success(let session):
            user = session.user
            phase = .open(session)
        case .failure(.cancelled), .failure(.unreachable): phase = .none
        case .failure(let failure): phase = .failed(failure)
        }
        return result
    }

    /// Records a token that the server issued.
    mutating func note(_ token: Secret) { tokens.append(token) }

    /// Records that the server accepted a request in the session of a token.
    mutating func take(_ token: Secret, expiry: Int?, now: Int) {
        guard case .open(var session) = phase, session.token == token else { return }
        session.take(expiry: expiry, now: now)
        phase = .open(session)
    }

    /// Records that the server refused a token.
    ///
    /// A session in which it never accepted a request is not replaced: a new one would be refused too.
    mutating func refuse(_ token: Secret, _ reason: FailureReason) {
        guard case .open(let session) = phase, session.token == token else { return }
        phase = session.wasTaken ? .none : .failed(.refused(reason))
    }

    /// Refuses a session of another user, which would create dialogs with another owner.
    private func checked(_ session: OpenSession) -> Result<OpenSession, ListingFailure> {
        guard let user, user != session.user else { return .success(session) }
        let text = "the new session belongs to user \(session.user), not to \(user) as before; start again"
        return .failure(.refused(FailureReason(text)))
    }
}

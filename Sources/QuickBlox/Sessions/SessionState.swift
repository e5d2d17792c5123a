internal import Dialogs
internal import HTTP

/// What is known of the one session that all requests share, and what to do next about it.
struct SessionState {
    /// The opening of a session, which everybody who needs one waits for.
    struct Opening {
        let number: Int
        let task: Task<Result<OpenSession, ListingFailure>, Never>
    }

    /// What whoever needs a session is to do.
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

    /// Every token that was given out, so that none is shown.
    private(set) var tokens: [Secret] = []

    /// The session, while there is one, whether or not it is about to end.
    var current: OpenSession? {
        if case .open(let session) = phase { session } else { nil }
    }

    /// Says what somebody who needs a session is to do; begins to open one where that is due.
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

    /// Somebody waits no more; the task to cancel, where that was the last one.
    mutating func leave(_ number: Int) -> Opening? {
        guard case .opening(let opening, let waiting) = phase, opening.number == number else { return nil }
        phase = waiting > 1 ? .opening(opening, waiting: waiting - 1) : .none
        return waiting > 1 ? nil : opening
    }

    /// Takes what came of an opening, and says what it means to those who wait.
    ///
    /// A failure that may pass leaves the way open for another attempt; a refusal is final.
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

    /// Notes a token that the server gave out.
    mutating func note(_ token: Secret) { tokens.append(token) }

    /// Notes that the server took a request in the session of a token.
    mutating func take(_ token: Secret, expiry: Int?, now: Int) {
        guard case .open(var session) = phase, session.token == token else { return }
        session.take(expiry: expiry, now: now)
        phase = .open(session)
    }

    /// Notes that the server refused a token.
    ///
    /// A session that it never took is not replaced: the next would fare no better.
    mutating func refuse(_ token: Secret, _ reason: FailureReason) {
        guard case .open(let session) = phase, session.token == token else { return }
        phase = session.wasTaken ? .none : .failed(.refused(reason))
    }

    /// A session of another user would create dialogs of another owner.
    private func checked(_ session: OpenSession) -> Result<OpenSession, ListingFailure> {
        guard let user, user != session.user else { return .success(session) }
        let text = "the new session belongs to user \(session.user), not to \(user) as before; start again"
        return .failure(.refused(FailureReason(text)))
    }
}

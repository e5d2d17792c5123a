import Dialogs
import Testing

@testable import QuickBlox

@Suite struct SessionStateTests {
    private static func opening(_ number: Int) -> Task<Result<OpenSession, ListingFailure>, Never> {
        Task { .failure(.cancelled) }
    }

    private func wait(_ state: inout SessionState) -> Int? {
        if case .wait(let opening) = state.next(at: 0, open: Self.opening) { opening.number } else { nil }
    }

    @Test func `everybody who needs a session waits for one opening`() {
        var state = SessionState()
        #expect([wait(&state), wait(&state), wait(&state)] == [1, 1, 1])
    }

    @Test func `an opening is given up only when the last who waits for it has left`() {
        var state = SessionState()
        _ = (wait(&state), wait(&state), wait(&state))
        #expect(state.leave(1) == nil)
        #expect(state.leave(1) == nil)
        #expect(state.leave(1)?.number == 1)
        #expect(wait(&state) == 2)
    }

    @Test func `who leaves an opening that is over changes nothing`() {
        var state = SessionState()
        _ = wait(&state)
        #expect(state.leave(1)?.number == 1)
        _ = wait(&state)
        #expect(state.leave(1) == nil)
        #expect(wait(&state) == 2)
    }

    @Test(arguments: [ListingFailure.unreachable(FailureReason("down")), .cancelled])
    func `a failure that may pass leaves the way open, and a refusal is final`(passing: ListingFailure) {
        var state = SessionState()
        _ = wait(&state)
        _ = state.end(1, with: .failure(passing))
        #expect(wait(&state) == 2)
        _ = state.end(2, with: .failure(.refused(FailureReason("wrong password", status: 401))))
        #expect(wait(&state) == nil)
    }
}

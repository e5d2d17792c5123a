import Pacing
import Testing

@Suite struct BackoffTests {
    private let backoff = Backoff(
        base: .seconds(1),
        cap: .seconds(5),
        longestRetryAfter: .seconds(60),
        attempts: 5
    )

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (4, 5)])
    func `waits double up to the cap`(attempt: Int, seconds: Int) {
        #expect(backoff.delay(afterAttempt: attempt, jitter: 1) == .seconds(seconds))
    }

    @Test func `jitter takes away at most half`() {
        #expect(backoff.delay(afterAttempt: 2, jitter: 0) == .seconds(1))
        #expect(backoff.delay(afterAttempt: 2, jitter: 0.5) == .milliseconds(1500))
        #expect(backoff.delay(afterAttempt: 2, jitter: -3) == .seconds(1))
        #expect(backoff.delay(afterAttempt: 2, jitter: 7) == .seconds(2))
    }

    @Test func `the last attempt has no wait after it`() {
        #expect(backoff.delay(afterAttempt: 5, jitter: 1) == nil)
        #expect(backoff.delay(afterAttempt: 5, retryAfter: .seconds(1), jitter: 1) == nil)
    }

    @Test func `a longer wait that the server asks for counts, within reason`() {
        #expect(backoff.delay(afterAttempt: 1, retryAfter: .seconds(20), jitter: 1) == .seconds(20))
        #expect(backoff.delay(afterAttempt: 1, retryAfter: .milliseconds(1), jitter: 1) == .seconds(1))
        #expect(backoff.delay(afterAttempt: 1, retryAfter: .seconds(9999), jitter: 1) == .seconds(60))
    }

    @Test func `a thousand attempts do not overflow`() {
        let patient = Backoff(base: .seconds(1), cap: .seconds(5), attempts: 1000)
        #expect(patient.delay(afterAttempt: 999, jitter: 1) == .seconds(5))
    }
}

import Digests

/// The open sessions, by their tokens.
///
/// A session that a client opened ends two hours after the last request in it. Sessions that the sandbox was started
/// with last until they are deleted, so that a rehearsal of any length can use them.
struct Sessions {
    /// How long a session lasts after its last request, in seconds.
    static let lifetime = 2 * 60 * 60

    private var open: [String: Session] = [:]
    private var stamps = UsedStamps()
    private var opened = 0
    private var sweepSize = 1_024
    private let newToken: @Sendable () -> String

    /// Opens a session for each token; the user 0 makes it the application's.
    init(tokens: [String: Int], start: Timestamp, newToken: @escaping @Sendable () -> String = Sessions.randomToken) {
        self.newToken = newToken
        for (token, user) in tokens.sorted(by: { $0.key < $1.key }) {
            opened += 1
            let stamp = Session.Stamp(timestamp: start.seconds, nonce: String(opened))
            add(token, for: user > 0 ? user : nil, stamp: stamp, at: start, expiry: nil)
        }
    }

    /// The session of a token, unless it has ended.
    func session(_ token: String, at time: Timestamp) -> Session? {
        open[token].flatMap { session in session.expiry.map { time < $0 } ?? true ? session : nil }
    }

    /// Opens a session for a user, or for the application.
    mutating func begin(for user: Int?, stamp: Session.Stamp, at time: Timestamp) -> Session {
        sweep(at: time)
        opened += 1
        return add(newToken(), for: user, stamp: stamp, at: time, expiry: Self.expiry(at: time))
    }

    /// Marks a timestamp and nonce as used; returns whether they were unused.
    mutating func use(_ stamp: Session.Stamp, at time: Timestamp) -> Bool {
        stamps.insert(stamp, at: time)
    }

    /// Extends a session because of a request in it; returns the new end, or `nil` if there is no such session.
    mutating func extend(_ token: String, at time: Timestamp) -> Timestamp? {
        guard let session = session(token, at: time) else { return nil }
        let expiry = Self.expiry(at: time)
        if session.expiry != nil { open[token]?.expiry = expiry }
        return expiry
    }

    /// Changes a session to one of a user, or of the application.
    mutating func switchUser(_ token: String, to user: Int?, at time: Timestamp) {
        open[token]?.user = user
        open[token]?.updatedAt = time
    }

    /// Ends a session.
    mutating func end(_ token: String) {
        open[token] = nil
    }

    /// Ends all sessions of a user.
    mutating func end(of user: Int) {
        open = open.filter { $0.value.user != user }
    }

    /// Forty random hexadecimal digits, like the tokens in the reference.
    @Sendable static func randomToken() -> String {
        (0..<20).map { _ in UInt8.random(in: .min ... .max) }.hexDigits
    }

    private static func expiry(at time: Timestamp) -> Timestamp {
        Timestamp(seconds: time.seconds + lifetime)
    }

    @discardableResult
    private mutating func add(
        _ token: String,
        for user: Int?,
        stamp: Session.Stamp,
        at time: Timestamp,
        expiry: Timestamp?
    ) -> Session {
        let session = Session(
            id: opened,
            token: token,
            user: user,
            stamp: stamp,
            createdAt: time,
            updatedAt: time,
            expiry: expiry
        )
        open[token] = session
        return session
    }

    /// Removes ended sessions whenever there are twice as many sessions as after the last sweep.
    private mutating func sweep(at time: Timestamp) {
        guard open.count >= sweepSize else { return }
        open = open.filter { $0.value.expiry.map { time < $0 } ?? true }
        sweepSize = max(1_024, 2 * open.count)
    }
}

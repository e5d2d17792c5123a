internal import Dialogs

/// A session that the server opened, and what its responses have said about it since.
struct OpenSession {
    let token: Secret
    let user: UserID
    /// Whether the server has accepted a request in it.
    private(set) var wasTaken = false
    /// When it expires unless requests extend it, in seconds since 1970 by this machine's clock; `nil` where no
    /// response has said so: then a refusal will show it.
    private var expiry: Int?
    /// The longest remaining time, in seconds, that a response gave.
    private var lifetime = 0

    /// How long before it expires a session is replaced, in seconds.
    private static let margin = 60

    init(token: Secret, user: UserID, expiry: Int?, now: Int) {
        self.token = token
        self.user = user
        note(expiry, now)
    }

    /// Whether the session should be replaced before another request.
    ///
    /// A session of a minute or two is used for half its lifetime: otherwise each request would open a new one.
    func isOver(at now: Int) -> Bool {
        expiry.map { $0 - now <= min(Self.margin, lifetime / 2) } ?? false
    }

    /// Records that the server accepted a request, and when the session expires according to its response.
    mutating func take(expiry: Int?, now: Int) {
        wasTaken = true
        note(expiry, now)
    }

    private mutating func note(_ expiry: Int?, _ now: Int) {
        guard let expiry else { return }
        self.expiry = expiry
        lifetime = max(lifetime, expiry - now)
    }
}

internal import Dialogs

/// A session that the server opened, and what its answers have told of it since.
struct OpenSession {
    let token: Secret
    let user: UserID
    /// Whether the server has taken a request in it.
    private(set) var wasTaken = false
    /// When it ends if nothing is asked in it before, in seconds since 1970 by this machine's clock; `nil` where no answer
    /// told: a refusal will.
    private var expiry: Int?
    /// The longest time to its end that an answer told.
    private var lifetime = 0

    /// How long before its end a session is replaced, in seconds.
    private static let margin = 60

    init(token: Secret, user: UserID, expiry: Int?, now: Int) {
        self.token = token
        self.user = user
        note(expiry, now)
    }

    /// Whether the session should be replaced before another request.
    ///
    /// A session of a minute or two serves for half its life: otherwise each request would take a new one.
    func isOver(at now: Int) -> Bool {
        expiry.map { $0 - now <= min(Self.margin, lifetime / 2) } ?? false
    }

    /// Notes that the server took a request, and when the session ends by its answer.
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

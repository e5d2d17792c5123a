internal import HTTP
internal import Platform

extension HTTPResponse {
    /// When the token ends, in seconds since 1970 by this machine's clock; `nil` where the answer does not tell, or
    /// tells of a time that was over when it was sent.
    ///
    /// The server moves the end only now and then, so the header counts and nothing is computed from the time of a
    /// request. The difference to the answer's own `Date` counts, where it has one: this machine's clock may be off.
    func tokenExpiry(now: Int) -> Int? {
        guard let expiry = self["QB-Token-ExpirationDate"].flatMap(WallTime.init(tokenExpiry:)) else { return nil }
        let left = expiry.wholeSeconds - (date?.wholeSeconds ?? now)
        return left > 0 ? now + left : nil
    }
}

extension WallTime {
    /// Reads `2016-05-02 19:52:00 UTC` or `2018-05-02 16:44:54 +0000`: servers write one or the other.
    fileprivate init?(tokenExpiry text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, ["UTC", "GMT", "Z", "+0000", "+00:00"].contains(parts[2]) else { return nil }
        self.init(iso8601: "\(parts[0])T\(parts[1])Z")
    }
}

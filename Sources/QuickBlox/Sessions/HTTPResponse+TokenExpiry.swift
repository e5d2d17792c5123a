internal import HTTP
internal import Platform

extension HTTPResponse {
    /// When the token expires, in seconds since 1970 by this machine's clock; `nil` where the response does not say, or
    /// gives a time before it was sent.
    ///
    /// The server extends the token only now and then, so the header counts, and nothing is computed from the time of a
    /// request. It is compared with the response's own `Date` if there is one, since this machine's clock may be off.
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

internal import HTTP
internal import Platform

extension HTTPResponse {
    /// How long the server asks to wait: seconds, or a date, which is compared with the response's own `Date` (RFC
    /// 9110, section 10.2.3); `nil` where the header is missing or makes no sense.
    var retryAfter: Duration? {
        guard let text = self["Retry-After"] else { return nil }
        if let seconds = Int(text) { return seconds >= 0 ? .seconds(min(seconds, 86_400)) : nil }
        guard let end = WallTime(httpDate: text), let now = date else { return nil }
        return min(max(.zero, end.since(now)), .seconds(86_400))
    }
}

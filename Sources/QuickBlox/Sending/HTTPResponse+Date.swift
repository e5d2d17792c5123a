internal import HTTP
internal import Platform

extension HTTPResponse {
    /// When the server sent it, by its own clock (RFC 9110, section 6.6.1); `nil` where it does not say.
    var date: WallTime? { self["Date"].flatMap(WallTime.init(httpDate:)) }
}

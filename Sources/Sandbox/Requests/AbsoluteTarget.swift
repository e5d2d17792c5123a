/// The target of a request in absolute form, as clients write it to a proxy, and as every server is to take it
/// (RFC 9112, section 3.2.2): `http://127.0.0.1:41234/users.json?page=1`.
struct AbsoluteTarget: Hashable {
    /// The host, with its port if it has one, which counts in place of the header `Host`.
    let authority: String
    /// The path and the query.
    let target: String

    /// Reads a target; `nil` if it is in another form, as nearly every one is.
    init?(_ text: String) {
        let scheme = "http://"
        guard text.utf8.first != UInt8(ascii: "/"), text.prefix(scheme.count).lowercased() == scheme else { return nil }
        let rest = text.dropFirst(scheme.count)
        let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        authority = String(rest[..<end])
        target = (rest[end...].hasPrefix("/") ? "" : "/") + rest[end...]
    }
}

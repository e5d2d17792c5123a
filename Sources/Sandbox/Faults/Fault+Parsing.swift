extension Fault {
    /// Parses the fault at the start of a rule.
    ///
    /// - Throws: `FaultError` if there is none.
    init(_ words: inout FaultWords) throws(FaultError) {
        let word = try words.take("a fault").lowercased()
        switch word {
        case "never": self = .silence
        case "reset": self = .reset
        case "truncate": self = .truncation
        case "html": self = .html
        case "expire": self = .expiry
        case "vanish": self = .vanishedRow
        case "appear": self = .appearedRow
        case "delay": self = .delay(try words.takeDelay())
        case "hide": self = .hiding(try words.takeDelay(), exceptByID: try Self.takeException(&words))
        case "store": self = .changedName(try words.takeNameChange())
        case "drop": self = .droppedMembers(after: try words.takeMemberCount())
        case "ignore": self = try Self.takeFilter(&words)
        case "rename": self = .act(.rename(by: try words.takeActor()))
        case "join": self = .act(.join(try words.takeUser(), by: try words.takeActor()))
        case "leave": self = .act(.leave(try words.takeUser()))
        case "delete": self = .act(.delete(by: try words.takeActor()))
        case "limit": self = .limit(perSecond: try words.takeRate(), retryAfter: try words.takeRetryAfter())
        default:
            guard let status = Int(word), word.utf8.count == 3, (400...599).contains(status) else {
                throw words.error("'\(word)' is no fault; \(Self.names)")
            }
            self = .status(status, isPage: words.skip("html"), retryAfter: try words.takeRetryAfter())
        }
    }

    private static let names = """
        write a status from 400 to 599, limit, delay, never, reset, truncate, html, expire, hide, store, drop, vanish, \
        appear, ignore, rename, join, leave or delete
        """

    private static func takeException(_ words: inout FaultWords) throws(FaultError) -> Bool {
        guard words.skip("except") else { return false }
        try words.expect("by", "_id")
        return true
    }

    private static func takeFilter(_ words: inout FaultWords) throws(FaultError) -> Fault {
        let name = try words.take("the name of a parameter, or 'filters'")
        if name == "filters" { return .ignoredFilters }
        guard let filter = FilterName(name) else {
            throw words.error("'\(name)' is no parameter such as name or _id[in]")
        }
        return .ignoredFilter(filter)
    }
}

extension FaultWords {
    /// Parses a time such as `50ms`, `1.5s`, `2m` or `1h`.
    mutating func takeTime() throws(FaultError) -> Duration {
        let word = try take("a time such as 50ms")
        return try time(word[...])
    }

    /// Parses a delay.
    mutating func takeDelay() throws(FaultError) -> FaultDelay {
        if skip("exponential") {
            let mean = try takeTime()
            return .exponential(mean: mean, limit: try takeLimit() ?? min(mean * 10, FaultDelay.longest))
        }
        if skip("normal") {
            let mean = try takeTime()
            try expect("sd")
            let deviation = try takeTime()
            let limit = try takeLimit() ?? min(mean + deviation * 4, FaultDelay.longest)
            return .normal(mean: mean, deviation: deviation, limit: limit)
        }
        let word = try take("a time such as 50ms")
        let bounds = word.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let first = try time(bounds[0])
        guard bounds.count == 2 else { return .fixed(first) }
        let last = try time(bounds[1])
        guard first <= last else { throw error("'\(word)' ends before it begins") }
        return .uniform(first, last)
    }

    /// Parses `retry-after` and its whole seconds, if it is next.
    mutating func takeRetryAfter() throws(FaultError) -> Int? {
        guard skip("retry-after") else { return nil }
        let word = try take("a number of seconds")
        guard let seconds = Int(word), (0...86_400).contains(seconds) else {
            throw error("'retry-after' wants whole seconds from 0 to 86400, not '\(word)'")
        }
        return seconds
    }

    /// Parses a rate such as `80/s`, in requests per second.
    mutating func takeRate() throws(FaultError) -> Int {
        let word = try take("a rate such as 80/s")
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1] == "s", let rate = Int(parts[0]), (1...100_000).contains(rate) else {
            throw error("'\(word)' is no rate from 1/s to 100000/s")
        }
        return rate
    }

    /// Parses how names are stored: `names` and `trimmed`, `escaped`, `without emoji`, `cut 100` or `in lower case`.
    mutating func takeNameChange() throws(FaultError) -> NameChange {
        try expect("names")
        let word = try take("what becomes of names, such as trimmed")
        switch word.lowercased() {
        case "trimmed": return .trimmed
        case "escaped": return .escaped
        case "without":
            try expect("emoji")
            return .withoutEmoji
        case "cut": return .cut(try takeNameLength())
        case "in":
            try expect("lower", "case")
            return .lowerCase
        default: throw error("names cannot be stored '\(word)'; \(Self.nameChanges)")
        }
    }

    private static let nameChanges = "write trimmed, escaped, without emoji, cut 100 or in lower case"

    private mutating func takeNameLength() throws(FaultError) -> Int {
        let word = try take("a length such as 100")
        guard let length = Int(word), (1...CreateParameters.longestName).contains(length) else {
            throw error("'cut' wants a length from 1 to \(CreateParameters.longestName), not '\(word)'")
        }
        return length
    }

    /// Parses how many members are kept: `members after 30`.
    mutating func takeMemberCount() throws(FaultError) -> Int {
        try expect("members", "after")
        let word = try take("a number of members such as 30")
        guard let count = Int(word), (1...100_000).contains(count) else {
            throw error("'members after' wants a number from 1 to 100000, not '\(word)'")
        }
        return count
    }

    /// Parses a user's ID.
    mutating func takeUser() throws(FaultError) -> Int {
        let word = try take("the ID of a user")
        guard let user = Int(word), user > 0 else { throw error("'\(word)' is no ID of a user such as 7") }
        return user
    }

    /// Parses `by` and the ID of who acts, if it is next.
    mutating func takeActor() throws(FaultError) -> Int? {
        skip("by") ? try takeUser() : nil
    }

    private mutating func takeLimit() throws(FaultError) -> Duration? {
        skip("max") ? try takeTime() : nil
    }

    private func time(_ word: Substring) throws(FaultError) -> Duration {
        guard let duration = Duration(faultTime: word), duration <= FaultDelay.longest else {
            throw error("'\(word)' is no time such as 50ms, 1.5s or 2m, of at most one hour")
        }
        return duration
    }
}

extension Duration {
    /// Parses a time such as `50ms`, `1.5s`, `2m` or `1h`, rounded to microseconds; at most 100 years.
    init?(faultTime text: some StringProtocol) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let units = ["ms": 1e3, "s": 1e6, "m": 60e6, "h": 3_600e6]
        guard let unit = units[String(text.dropFirst(number.count))], let value = Double(String(number)) else {
            return nil
        }
        let microseconds = (value * unit).rounded()
        guard microseconds <= 100 * 366 * 86_400e6 else { return nil }
        self = .microseconds(Int64(microseconds))
    }
}

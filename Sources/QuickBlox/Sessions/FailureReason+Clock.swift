internal import Dialogs

extension FailureReason {
    /// How far a clock may be off before that is worth a word, in seconds; the server allows an hour.
    private static let tolerance = 600

    /// The reason, and what to do where a server refuses the time that a request for a session names.
    ///
    /// - Parameters:
    ///   - now: The time by this machine's clock, in seconds since 1970.
    ///   - serverTime: The time that the server gave its answer; `nil` where it did not tell.
    /// - Returns: The reason, perhaps with a hint behind it.
    func hintingAtClock(now: Int, serverTime: Int?) -> Self {
        guard text.lowercased().contains("bad timestamp") else { return self }
        let hint = "check the clock of this machine"
        guard let serverTime else { return with("\(text): \(hint)") }
        let lead = now - serverTime
        guard abs(lead) >= Self.tolerance else { return self }
        return with("\(text): \(hint), which is \(abs(lead) / 60) min \(lead > 0 ? "ahead of" : "behind") the server's")
    }

    private func with(_ text: String) -> Self { Self(text, status: status, requestID: requestID) }
}

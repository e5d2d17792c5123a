internal import Dialogs

extension FailureReason {
    /// How far a clock may be off, in seconds, before a hint is given; the server allows an hour.
    private static let tolerance = 600

    /// The reason, with a hint if the server refused the timestamp of a request for a session.
    ///
    /// - Parameters:
    ///   - now: The time by this machine's clock, in seconds since 1970.
    ///   - serverTime: The time of the server's response; `nil` where it did not say.
    /// - Returns: The reason, with the hint appended if there is one.
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

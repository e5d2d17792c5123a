/// The text of a moment, made once for all that happens in one second.
struct TimestampTextCache {
    private var time: Timestamp?
    private var text = ""

    /// The text of a moment, made anew where it is not that of the moment before.
    mutating func text(of time: Timestamp, _ make: (Timestamp) -> String) -> String {
        if time != self.time {
            text = make(time)
            self.time = time
        }
        return text
    }
}

/// Caches the text of a timestamp, which is the same for all requests of one second.
struct TimestampTextCache {
    private var time: Timestamp?
    private var text = ""

    /// The text of a timestamp, made again only if the timestamp differs from the last one.
    mutating func text(of time: Timestamp, _ make: (Timestamp) -> String) -> String {
        if time != self.time {
            text = make(time)
            self.time = time
        }
        return text
    }
}

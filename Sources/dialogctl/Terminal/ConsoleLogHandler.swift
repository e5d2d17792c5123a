import Logging

/// Writes log lines to standard error through the console, which removes secrets and control characters.
struct ConsoleLogHandler: LogHandler {
    private let console: Console
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    init(console: Console) {
        self.console = console
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        console.log("\(event.level)", "\(event.message)")
    }
}

package import Platform

/// What a watch counts over all of its runs, and what it knows of the last.
package struct WatchFigures: Sendable {
    /// When the watch began.
    package let start: WallTime
    /// How often runs ended with each exit code.
    package private(set) var runs: [Int32: Int] = [:]
    /// How long they took together.
    package private(set) var duration: Duration = .zero
    /// When the last run ended; `nil` before.
    package private(set) var lastRun: WallTime?
    /// When a run last ended with exit code 0 or 2.
    package private(set) var lastSync: WallTime?
    /// The exit code of the last run.
    package private(set) var lastExitCode: Int32?
    /// How many runs in a row the server or the network has made fail.
    package private(set) var failures = 0
    /// When the next run begins, unless it is told to run before; `nil` during a run.
    package private(set) var nextRun: WallTime?
    /// The metrics of the last run, as text.
    package private(set) var lastMetrics = ""

    /// Creates the figures of a watch that begins.
    package init(start: WallTime) {
        self.start = start
    }

    /// Notes that a run begins.
    package mutating func beginRun() { nextRun = nil }

    /// Notes how a run ended.
    package mutating func endRun(exitCode: Int32, after duration: Duration, at time: WallTime, metrics: String) {
        runs[exitCode, default: 0] += 1
        self.duration += duration
        lastRun = time
        lastExitCode = exitCode
        if exitCode == 0 || exitCode == 2 { lastSync = time }
        lastMetrics = metrics
    }

    /// Notes when the next run begins.
    package mutating func wait(until time: WallTime, failures: Int) {
        nextRun = time
        self.failures = failures
    }

    /// Why the watch is not ready; `nil` where its last run could work with manifests and API.
    package var unreadiness: String? {
        switch lastExitCode {
        case nil: "no run has ended yet"
        case 0, 2, 4, 6, 7: nil
        case let code?: "the last run ended with exit code \(code) (\(Self.kind(of: code)))"
        }
    }

    /// What a run that ended with an exit code failed for.
    static func kind(of exitCode: Int32) -> String {
        switch exitCode {
        case 1: "network"
        case 3: "manifests"
        case 4: "decision"
        case 5: "rail"
        case 6: "rejected"
        case 7: "unknown"
        case 64: "usage"
        case 130: "interrupted"
        default: "other"
        }
    }
}

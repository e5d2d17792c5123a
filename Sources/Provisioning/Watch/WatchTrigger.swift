internal import Pacing
internal import Synchronization

/// Tells a watch to run now; told during a run, it runs once more behind it.
package final class WatchTrigger: Sendable {
    private let current = Mutex(StopFlag())

    /// Creates a trigger that nobody has pulled.
    package init() {}

    /// Tells the watch to run.
    package func pull() { current.withLock(\.self).raise() }

    /// Forgets what was told before, as a run begins that does it.
    func arm() { current.withLock { $0 = StopFlag() } }

    /// Waits until it is pulled, or was since it was armed, or the task is cancelled.
    func pulled() async { await current.withLock(\.self).raised() }
}

internal import CGlibc

/// The processors of the machine that this process may run on.
enum Processors {
    /// Whether there are several, so that a second thread has one of its own; yes where that cannot be told.
    static let areSeveral = cglibc_processor_count() != 1
}

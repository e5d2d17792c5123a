import Dispatch
import Journal
import TestSupport
import Testing

/// A journal's file in memory that counts, can be made to wait, and can fail.
final class MemoryFile: AppendOnlyFile {
    private let state = Watched(State())
    // The writer waits for its disk on a thread of its own queue, not on one of those that tasks run on, and nothing
    // but a lock or a semaphore can hold it there.
    private let gate = DispatchSemaphore(value: 0)
    private let isGated: Bool

    struct State: Sendable {
        var bytes: [UInt8] = []
        var durableCount = 0
        var appends = 0
        var syncs = 0
        var closes = 0
        var appendFailure: JournalError?
        var syncFailure: JournalError?
    }

    /// Creates a file; a gated one lets each sync through only after one call of `openGate`.
    init(isGated: Bool = false) {
        self.isGated = isGated
    }

    var snapshot: State { state.value }
    var text: String { String(decoding: snapshot.bytes, as: UTF8.self) }
    var durableText: String {
        let state = state.value
        return String(decoding: state.bytes.prefix(state.durableCount), as: UTF8.self)
    }

    /// Waits for what happens to the file.
    func wait(
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: @escaping @Sendable (State) -> Bool
    ) async {
        await state.wait(sourceLocation: sourceLocation, until: condition)
    }

    func failAppends(_ failure: JournalError?) { state.change { $0.appendFailure = failure } }
    func failSyncs(_ failure: JournalError?) { state.change { $0.syncFailure = failure } }
    func openGate() { gate.signal() }

    func append(_ bytes: [UInt8]) throws(JournalError) {
        let failure = state.change { state in
            state.appends += 1
            // A full disk takes a part.
            state.bytes += state.appendFailure == nil ? bytes[...] : bytes.prefix(bytes.count / 2)
            return state.appendFailure
        }
        if let failure { throw failure }
    }

    func sync() throws(JournalError) {
        if isGated { gate.wait() }
        let failure = state.change { state in
            state.syncs += 1
            if state.syncFailure == nil { state.durableCount = state.bytes.count }
            return state.syncFailure
        }
        if let failure { throw failure }
    }

    func close() { state.change { $0.closes += 1 } }
}

package import Testing

/// Counts how many tasks are within a stretch of work at once.
///
/// Whoever enters is held until as many have come as may be within together, so that the count does not depend on who
/// is fast. Where fewer are let in at once, the test waits until its time limit is over.
package final class Overlap: Sendable {
    private let limit: Int
    private let total: Int
    private let state = Watched((entered: 0, within: 0, most: 0))

    /// Creates a count.
    ///
    /// - Parameters:
    ///   - limit: How many may be within together.
    ///   - total: How many enter in all.
    package init(atOnce limit: Int, of total: Int) {
        self.limit = limit
        self.total = total
    }

    /// The most that were within together.
    package var most: Int { state.value.most }

    /// How many have entered so far.
    package var entered: Int { state.value.entered }

    /// Does the work of one within the stretch, once those who may be within together with it have come.
    package func within<Result>(
        sourceLocation: SourceLocation = #_sourceLocation,
        _ work: () async -> Result
    ) async -> Result {
        let number = state.change { state in
            state = (state.entered + 1, state.within + 1, max(state.most, state.within + 1))
            return state.entered
        }
        let last = min(number + limit - 1, total)
        await state.wait(sourceLocation: sourceLocation) { $0.entered >= last }
        defer { state.change { $0.within -= 1 } }
        return await work()
    }
}

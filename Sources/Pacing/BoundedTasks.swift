/// Runs an operation for each input in a task of its own, so many at once, and takes the results as they come.
///
/// The first error cancels the tasks that are under way and is thrown once they have ended. It is the true one: those
/// that follow may be its cancellations.
///
/// - Parameters:
///   - inputs: Each is asked for when its task can begin, so that results may lead to further ones.
///   - limit: How many tasks there are at once, at least 1.
///   - operation: What each task does.
///   - take: Takes a result, one call at a time, in the order in which the tasks end.
///   - isEnough: Asked after each result: whether the tasks that are under way are of no use any more, and are
///     cancelled.
/// - Throws: The first error of an operation.
package func withBoundedTasks<Input: Sendable, Output: Sendable, Failure: Error>(
    over inputs: some Sequence<Input>,
    atOnce limit: Int,
    operation: @escaping @Sendable (Input) async throws(Failure) -> Output,
    take: (Output) -> Void,
    until isEnough: () -> Bool = { false }
) async throws(Failure) {
    let failure = await withTaskGroup(of: Result<Output, Failure>.self) { group -> Failure? in
        var inputs = inputs.makeIterator()
        func addTask() {
            guard let input = inputs.next() else { return }
            group.addTask {
                do throws(Failure) { return .success(try await operation(input)) } catch { return .failure(error) }
            }
        }
        for _ in 0..<max(1, limit) { addTask() }
        defer { group.cancelAll() }
        for await result in group {
            switch result {
            case .success(let output): take(output)
            case .failure(let failure): return failure
            }
            if isEnough() { break }
            addTask()
        }
        return nil
    }
    if let failure { throw failure }
}

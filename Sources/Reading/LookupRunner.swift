package import Dialogs
package import Planning

/// Asks what a plan needs to know, a bounded number of questions at a time.
///
/// It takes a `DialogReader`, which has no way to write, so that planning cannot change anything.
package struct LookupRunner: Sendable {
    private let reader: any DialogReader
    private let parallelism: Int
    private let requestsBefore: Int
    private let recentCreates: [NaturalIdentity: DialogID]
    private let onProgress: @Sendable (ReadingProgress) -> Void

    /// Creates a runner.
    ///
    /// - Parameters:
    ///   - reader: What is asked.
    ///   - parallelism: How many questions may be open at once, at least 1.
    ///   - requestsBefore: How many requests the run sent before, which the plan counts too.
    ///   - recentCreates: Dialogs that were created so recently that a listing may not show them yet.
    ///   - onProgress: Called after each answer, one call at a time.
    package init(
        reader: any DialogReader,
        parallelism: Int,
        requestsBefore: Int = 0,
        recentCreates: [NaturalIdentity: DialogID] = [:],
        onProgress: @escaping @Sendable (ReadingProgress) -> Void = { _ in }
    ) {
        self.reader = reader
        self.parallelism = max(1, parallelism)
        self.requestsBefore = requestsBefore
        self.recentCreates = recentCreates
        self.onProgress = onProgress
    }

    /// Looks up everything that a plan for these dialogs needs, and makes it.
    ///
    /// - Throws: The first `ListingFailure`: a plan never stands on a part of the answers.
    package func plan(for dialogs: [DesiredDialog]) async throws(ListingFailure) -> Plan {
        var observation = Observation(requestsBefore: requestsBefore)
        try await ask(Lookup.first(for: dialogs), startingAlone: true, into: &observation)
        let found = Plan(for: dialogs, seen: observation)
        try await ask(Lookup.recent(for: found, created: recentCreates), into: &observation)
        try await ask(Lookup.second(for: found, seen: observation), into: &observation)
        return Plan(for: dialogs, seen: observation)
    }

    /// Asks the questions; the first on its own where nothing was asked before, so that credentials that are refused are
    /// refused once.
    private func ask(
        _ lookups: [Lookup],
        startingAlone: Bool = false,
        into observation: inout Observation
    ) async throws(ListingFailure) {
        let answers = await withTaskGroup(of: Answer.self, returning: Result<[Answer], ListingFailure>.self) { group in
            var waiting = lookups.makeIterator()
            var answers: [Answer] = []
            for _ in 0..<(startingAlone ? 1 : parallelism) { enqueue(waiting.next(), in: &group) }
            for await answer in group {
                if case .failure(let failure) = answer.result {
                    group.cancelAll()
                    return .failure(failure)
                }
                answers.append(answer)
                onProgress(ReadingProgress(answered: answers.count, asked: lookups.count))
                let freed = startingAlone && answers.count == 1 ? parallelism : 1
                for _ in 0..<freed { enqueue(waiting.next(), in: &group) }
            }
            return .success(answers)
        }
        for answer in try answers.get() { observation.add(try answer.result.get(), for: answer.lookup) }
    }

    private func enqueue(_ lookup: Lookup?, in group: inout TaskGroup<Answer>) {
        guard let lookup else { return }
        group.addTask { [reader] in
            do throws(ListingFailure) {
                return Answer(lookup: lookup, result: .success(try await reader.list(lookup.query, as: lookup.owner)))
            } catch {
                return Answer(lookup: lookup, result: .failure(error))
            }
        }
    }
}

/// How far a reading has come.
package struct ReadingProgress: Hashable, Sendable {
    /// Questions answered so far.
    package let answered: Int
    /// Questions in this round; a second round may follow for dialogs that were not found.
    package let asked: Int
}

private struct Answer: Sendable {
    let lookup: Lookup
    let result: Result<Listing, ListingFailure>
}

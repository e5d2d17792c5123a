package import Dialogs
internal import Pacing

/// Asks what a plan needs to know, a bounded number of questions at a time.
///
/// It takes a `DialogReader`, which has no way to write, so that planning cannot change anything.
package struct LookupRunner: Sendable {
    private let reader: any DialogReader
    private let parallelism: Int
    private let requestsBefore: Int
    private let recentCreates: [NaturalIdentity: DialogID]
    private let reserved: [DialogID: DialogType]
    private let onProgress: @Sendable (ReadingProgress) -> Void
    private let onChoice: @Sendable (LookupChoice) -> Void

    /// Creates a runner.
    ///
    /// - Parameters:
    ///   - reader: What is asked.
    ///   - parallelism: How many questions may be open at once, at least 1.
    ///   - requestsBefore: How many requests the run sent before, which the plan counts too.
    ///   - recentCreates: Dialogs that were created so recently that a listing may not show them yet.
    ///   - reserved: Live dialogs that dialogs outside the set are pinned to, and so answer for none of it.
    ///   - onChoice: Told which way of looking was chosen, one call at a time.
    ///   - onProgress: Called after each answer, one call at a time.
    package init(
        reader: any DialogReader,
        parallelism: Int,
        requestsBefore: Int = 0,
        recentCreates: [NaturalIdentity: DialogID] = [:],
        reserved: [DialogID: DialogType] = [:],
        onChoice: @escaping @Sendable (LookupChoice) -> Void = { _ in },
        onProgress: @escaping @Sendable (ReadingProgress) -> Void = { _ in }
    ) {
        self.reader = reader
        self.parallelism = max(1, parallelism)
        self.requestsBefore = requestsBefore
        self.recentCreates = recentCreates
        self.reserved = reserved
        self.onChoice = onChoice
        self.onProgress = onProgress
    }

    /// Looks up everything that a plan for these dialogs needs, and makes it.
    ///
    /// - Throws: The first `ListingFailure`: a plan never stands on a part of the answers.
    package func plan(for dialogs: [DesiredDialog]) async throws(ListingFailure) -> Plan {
        var inquiry = LookupPlanner(
            about: dialogs,
            requestsBefore: requestsBefore,
            recentCreates: recentCreates,
            reserved: reserved
        )
        var progress = ReadingProgress(answered: 0, asked: 0)
        var told = 0
        while true {
            for choice in inquiry.choices[told...] { onChoice(choice) }
            told = inquiry.choices.count
            let questions = inquiry.next()
            if questions.isEmpty {
                let plan = inquiry.plan
                guard inquiry.reopen(for: plan) else { return plan }
            } else {
                progress.asked += questions.count
                for answer in try await ask(questions, &progress) { inquiry.take(answer.listing, for: answer.question) }
            }
        }
    }

    private func ask(
        _ questions: [ListRequest],
        _ progress: inout ReadingProgress
    ) async throws(ListingFailure) -> [Answer] {
        var answers: [Answer] = []
        try await withBoundedTasks(over: questions, atOnce: parallelism) {
            [reader] question throws(ListingFailure) in
            Answer(question: question, listing: try await reader.answer(question))
        } take: { answer in
            answers.append(answer)
            progress.answered += 1
            onProgress(progress)
        }
        return answers
    }
}

/// How far a reading has come.
package struct ReadingProgress: Hashable, Sendable {
    /// Questions answered so far.
    package fileprivate(set) var answered: Int
    /// Questions asked so far; answers may lead to more.
    package fileprivate(set) var asked: Int
}

private struct Answer: Sendable {
    let question: ListRequest
    let listing: Listing
}

extension DialogReader {
    fileprivate func answer(_ question: ListRequest) async throws(ListingFailure) -> Listing {
        let (query, owner) = (question.lookup.query, question.lookup.owner)
        guard let limit = question.limit else { return try await list(query, as: owner) }
        return try await list(query, as: owner, upTo: limit)
    }
}

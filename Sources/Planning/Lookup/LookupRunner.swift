package import Dialogs
internal import Pacing

/// Sends the requests that a plan needs, a bounded number at a time.
///
/// It takes a `DialogReader`, which cannot write, so that planning cannot change anything.
package struct LookupRunner: Sendable {
    private let reader: any DialogReader
    private let parallelism: Int
    private let requestsBefore: Int
    private let purpose: LookupPurpose
    private let knowledge: PriorKnowledge
    private let onProgress: @Sendable (ReadingProgress) -> Void
    private let onChoice: @Sendable (LookupChoice) -> Void

    /// Creates a runner.
    ///
    /// - Parameters:
    ///   - reader: Lists dialogs.
    ///   - parallelism: How many requests may be in flight at once, at least 1.
    ///   - requestsBefore: How many requests the run sent before, which the plan counts too.
    ///   - purpose: What plans are for.
    ///   - knowledge: What is known already.
    ///   - onChoice: Called with each choice of a strategy, one call at a time.
    ///   - onProgress: Called after each response, one call at a time.
    package init(
        reader: any DialogReader,
        parallelism: Int,
        requestsBefore: Int = 0,
        _ purpose: LookupPurpose = .plan,
        knowing knowledge: PriorKnowledge = PriorKnowledge(),
        onChoice: @escaping @Sendable (LookupChoice) -> Void = { _ in },
        onProgress: @escaping @Sendable (ReadingProgress) -> Void = { _ in }
    ) {
        self.reader = reader
        self.parallelism = max(1, parallelism)
        self.requestsBefore = requestsBefore
        self.purpose = purpose
        self.knowledge = knowledge
        self.onChoice = onChoice
        self.onProgress = onProgress
    }

    /// Looks up everything that a plan for these dialogs needs, and makes it.
    ///
    /// - Throws: The first `ListingFailure`: a plan never rests on only some of the responses.
    package func plan(for dialogs: [DesiredDialog]) async throws(ListingFailure) -> Plan {
        var planner = LookupPlanner(for: dialogs, purpose, knowing: knowledge, requestsBefore: requestsBefore)
        var progress = ReadingProgress(completed: 0, requested: 0)
        var reported = 0
        while true {
            for choice in planner.choices[reported...] { onChoice(choice) }
            reported = planner.choices.count
            let requests = planner.next()
            if requests.isEmpty {
                let plan = planner.plan
                guard planner.reopen(for: plan) else {
                    return planner.takingOutDeparted(planner.tellingUndeclared(plan))
                }
            } else {
                progress.requested += requests.count
                for response in try await send(requests, &progress) {
                    switch response.answer {
                    case .listing(let listing): planner.take(listing, for: response.request)
                    case .refused(let reason): planner.take(reason, for: response.request)
                    }
                }
            }
        }
    }

    private func send(
        _ requests: [ListRequest],
        _ progress: inout ReadingProgress
    ) async throws(ListingFailure) -> [Response] {
        var responses: [Response] = []
        try await withBoundedTasks(over: requests, atOnce: parallelism) {
            [reader] request throws(ListingFailure) in
            Response(request: request, answer: try await reader.response(request))
        } take: { response in
            responses.append(response)
            progress.completed += 1
            onProgress(progress)
        }
        return responses
    }
}

/// How far the lookups have got.
package struct ReadingProgress: Hashable, Sendable {
    /// How many requests have completed so far.
    package fileprivate(set) var completed: Int
    /// How many requests are known so far; responses may lead to more.
    package fileprivate(set) var requested: Int
}

private struct Response: Sendable {
    let request: ListRequest
    let answer: Answer

    /// What came back.
    enum Answer {
        case listing(Listing)
        /// The server refused what may be refused.
        case refused(FailureReason)
    }
}

extension DialogReader {
    fileprivate func response(_ request: ListRequest) async throws(ListingFailure) -> Response.Answer {
        do throws(ListingFailure) {
            return .listing(try await answer(to: request))
        } catch {
            guard case .refused(let reason) = error else { throw error }
            // Wrong credentials say nothing of the user.
            if request.mayBeRefused, reason.status != 401 { return .refused(reason) }
            guard request.isOptional else { throw error }
            return .listing(Listing(dialogs: [], requests: 1, proof: .counted))
        }
    }

    private func answer(to request: ListRequest) async throws(ListingFailure) -> Listing {
        let (query, owner) = (request.key.query, request.key.owner)
        guard let limit = request.limit else { return try await list(query, as: owner) }
        return try await list(query, as: owner, upTo: limit)
    }
}

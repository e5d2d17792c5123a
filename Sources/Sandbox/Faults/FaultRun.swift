import JSON

/// A plan in use, with its counters and the lasting effects of its faults.
struct FaultRun {
    let plan: FaultPlan
    /// How many matching requests each rule has counted.
    private var counts: [UInt64]
    private var windows: [RateWindow?]
    private var expiredTokens: [String: FaultRule] = [:]
    private var hidden: [DialogIdentifier: Hiding] = [:]

    /// Until when a dialog is hidden, and from which listings.
    struct Hiding: Hashable {
        let end: Duration
        let exceptByID: Bool
    }

    init(_ plan: FaultPlan) {
        self.plan = plan
        counts = plan.rules.map { _ in 0 }
        windows = plan.rules.map { rule in
            if case .limit(let limit, _) = rule.fault { RateWindow(limit: limit) } else { nil }
        }
    }

    /// Decides which faults strike a request; times must not decrease from call to call.
    mutating func decide(_ request: SandboxRequest, at time: Duration) -> FaultDecision {
        guard !plan.rules.isEmpty else { return .none }
        var strikes: [FaultDecision.Strike] = []
        if !expiredTokens.isEmpty, let token = request.sessionToken, let rule = expiredTokens[token] {
            strikes.append(.init(rule: rule, wait: .zero))
        }
        for index in plan.rules.indices where plan.rules[index].couldStrike(request) {
            if let strike = strike(of: index, at: time) { strikes.append(strike) }
        }
        let decision = FaultDecision(strikes)
        expire(request, decision)
        return decision
    }

    private mutating func strike(of index: Int, at time: Duration) -> FaultDecision.Strike? {
        let rule = plan.rules[index]
        counts[index] += 1
        let draws = FaultDraws(seed: plan.seed, rule: plan.salts[index], ordinal: counts[index])
        guard rule.selection.includes(counts[index], draws), windows[index]?.admits(at: time) != true else {
            return nil
        }
        return FaultDecision.Strike(rule: rule, wait: rule.fault.delay?.duration(draws) ?? .zero)
    }

    private mutating func expire(_ request: SandboxRequest, _ decision: FaultDecision) {
        guard decision.faultBefore == .expiry, let token = request.sessionToken else { return }
        expiredTokens[token] = decision.strikes.first { $0.rule.fault == .expiry }?.rule
    }
}

extension FaultRun {
    /// The hidden dialogs, each with the time at which it becomes visible.
    func hiddenDialogs(at time: Duration) -> [DialogIdentifier: Duration] {
        hidden.mapValues(\.end).filter { $0.value > time }
    }

    /// Hides a dialog that was created at a time.
    mutating func hide(_ dialog: DialogIdentifier, _ strike: FaultDecision.Strike, from time: Duration) {
        guard case .hiding(_, let exceptByID) = strike.rule.fault else { return }
        hidden[dialog] = Hiding(end: time + strike.wait, exceptByID: exceptByID)
    }

    /// How a decision and the hidden dialogs distort a listing.
    mutating func distortion(_ decision: FaultDecision, at time: Duration) -> ListingDistortion {
        var distortion = decision.distortion
        guard !hidden.isEmpty else { return distortion }
        hidden = hidden.filter { $0.value.end > time }
        distortion.hidden = Set(hidden.keys)
        distortion.hiddenFromIDLookup = Set(hidden.filter { !$0.value.exceptByID }.keys)
        return distortion
    }
}

extension FaultRule {
    /// Whether a request matches the rule, which then counts it.
    fileprivate func couldStrike(_ request: SandboxRequest) -> Bool {
        guard target.includes(request) else { return false }
        return switch fault {
        case .vanishedRow, .appearedRow: (request.readableParameters["skip"]?.integerParameter ?? 0) > 0
        case .ignoredFilter(let filter): request.readableParameters.has(filter)
        case .changedName(let change): request.readableParameters.asksForName(changedBy: change)
        case .droppedMembers(let count): request.readableParameters.asksForMembers(beyond: count)
        case .ignoredFilters:
            request.readableParameters.contains { !ListQuery.parametersBesideFilters.contains($0.key) }
        case .expiry: request.sessionToken != nil
        case .status, .limit, .delay, .silence, .reset, .truncation, .html, .hiding, .act: true
        }
    }
}

extension SandboxRequest {
    /// The session token of the request, from a header or, as old clients send it, a parameter; a request for a new
    /// session has none.
    fileprivate var sessionToken: String? {
        guard method != "POST" || !["/session.json", "/auth.json"].contains(path) else { return nil }
        return headers.authorization == nil ? headers.token ?? readableParameters["token"]?.textParameter : nil
    }

    fileprivate var readableParameters: JSONObject {
        (try? parameters) ?? JSONObject()
    }
}

extension Fault {
    fileprivate var delay: FaultDelay? {
        switch self {
        case .delay(let delay), .hiding(let delay, _): delay
        case .status, .limit, .silence, .reset, .truncation, .html, .expiry, .changedName, .droppedMembers, .act,
            .vanishedRow, .appearedRow, .ignoredFilter, .ignoredFilters:
            nil
        }
    }
}

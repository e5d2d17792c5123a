/// The faults that strike one request.
struct FaultDecision {
    /// A rule that strikes, with the delay that was drawn for it.
    struct Strike: Hashable {
        let rule: FaultRule
        let wait: Duration

        var stage: FaultStage { rule.stage }
        var isEnding: Bool { rule.fault.isEnding }
        var isDelay: Bool { if case .delay = rule.fault { true } else { false } }
        var act: Act? { if case .act(let act) = rule.fault { act } else { nil } }

        /// Whether it matters even if the request is not handled.
        var isIndependent: Bool { isDelay || act != nil }
    }

    /// The rules that strike, in the order of the plan, without those that another one makes ineffective.
    let strikes: [Strike]

    /// No fault.
    static let none = FaultDecision([])

    init(_ strikes: [Strike]) {
        let ending =
            strikes.firstIndex { $0.isEnding && $0.stage == .before } ?? strikes.firstIndex(where: \.isEnding)
        let isHandled = ending.map { strikes[$0].stage == .after } ?? true
        let lasting = strikes.indices.filter { index in
            strikes[index].isEnding ? index == ending : isHandled || strikes[index].isIndependent
        }
        self.strikes = lasting.map { strikes[$0] }
    }

    /// How long the request waits before it is handled.
    var waitBefore: Duration { wait(.before) }

    /// How long the response is delayed once the request is handled.
    var waitAfter: Duration { wait(.after) }

    /// The fault that keeps the request from being handled.
    var faultBefore: Fault? { ending(.before) }

    /// The fault that replaces or damages the response of a request that is handled.
    var faultAfter: Fault? { ending(.after) }

    private func ending(_ stage: FaultStage) -> Fault? {
        strikes.first { $0.isEnding && $0.stage == stage }?.rule.fault
    }

    private func wait(_ stage: FaultStage) -> Duration {
        strikes.reduce(.zero) { total, strike in
            strike.isDelay && strike.stage == stage ? total + strike.wait : total
        }
    }
}

extension FaultDecision {
    /// How the faults distort a dialog that is created or updated, apart from hiding it.
    var writeDistortion: WriteDistortion {
        strikes.reduce(into: WriteDistortion()) { distortion, strike in
            switch strike.rule.fault {
            case .changedName(let change): distortion.nameChanges.append(change)
            case .droppedMembers(let count): distortion.keptMembers = min(count, distortion.keptMembers ?? count)
            case .status, .limit, .delay, .silence, .reset, .truncation, .html, .expiry, .hiding, .act, .vanishedRow,
                .appearedRow, .ignoredFilter, .ignoredFilters:
                break
            }
        }
    }

    /// How the faults distort a listing, apart from hidden dialogs.
    var distortion: ListingDistortion {
        strikes.reduce(into: ListingDistortion()) { distortion, strike in
            switch strike.rule.fault {
            case .vanishedRow: distortion.shift += 1
            case .appearedRow: distortion.shift -= 1
            case .ignoredFilter(let filter): distortion.ignored.insert(filter)
            case .ignoredFilters: distortion.ignoresAll = true
            case .status, .limit, .delay, .silence, .reset, .truncation, .html, .expiry, .hiding, .changedName,
                .droppedMembers, .act:
                break
            }
        }
    }

    /// What somebody else does at a stage, in the order of the rules.
    func acts(_ stage: FaultStage) -> [Strike] { strikes.filter { $0.act != nil && $0.stage == stage } }

    /// The rule that hides the dialog created by the request.
    var hiding: Strike? {
        strikes.first { strike in
            if case .hiding = strike.rule.fault { true } else { false }
        }
    }
}

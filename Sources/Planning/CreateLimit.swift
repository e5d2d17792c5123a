package import Dialogs

/// How much a run may create: a plan that would create more was probably made for the wrong application or owner.
package enum CreateLimit: Hashable, Sendable {
    /// Half of the declared dialogs, once the set is live.
    ///
    /// It never stops a set of fewer than 25 dialogs, nor the first apply of a set: while nothing of the set exists
    /// except what was created a short while ago, creating the rest is intended.
    case standard
    /// This many dialogs, at least 0.
    case dialogs(Int)
    /// This percentage of the declared dialogs, from 0 to 100.
    case percent(Int)

    /// The size of the smallest set that the standard limit applies to.
    package static let smallestGuardedSet = 25
    /// The standard limit for a set that is live, in percent.
    package static let standardPercent = 50

    /// Reads a limit like `40` or `25%`; `nil` where the text is neither.
    package init?(_ text: String) {
        let isShare = text.hasSuffix("%")
        let digits = isShare ? text.dropLast() : text[...]
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else { return nil }
        guard !isShare || number <= 100 else { return nil }
        self = isShare ? .percent(number) : .dialogs(number)
    }
}

extension CreateLimit {
    /// By how much a plan exceeds a limit.
    package struct Excess: Hashable, Sendable {
        /// How many dialogs the plan is to create.
        package let creates: Int
        /// How many dialogs are declared.
        package let declared: Int
        /// The limit that applied, never the standard one.
        package let limit: CreateLimit
    }

    /// By how much a plan exceeds this limit.
    ///
    /// - Parameters:
    ///   - plan: What is about to be carried out.
    ///   - part: How many of its dialogs are to be created; `nil` for all that are missing.
    ///   - recent: Live dialogs that an earlier run created a short while ago; they do not make a set live.
    /// - Returns: The excess; `nil` where the plan is within the limit.
    package func excess(of plan: Plan, creating part: Int? = nil, notCounting recent: Set<DialogID> = []) -> Excess? {
        guard let limit = limit(for: plan, recent) else { return nil }
        let creates = part ?? plan.count(of: .create)
        let declared = plan.declared.count
        guard creates > limit.most(of: declared) else { return nil }
        return Excess(creates: creates, declared: declared, limit: limit)
    }

    private func limit(for plan: Plan, _ recent: Set<DialogID>) -> Self? {
        guard self == .standard else { return self }
        let declared = plan.declared
        guard declared.count >= Self.smallestGuardedSet else { return nil }
        let isLive = declared.contains { $0.action.showsLife(besides: recent) }
        return isLive ? .percent(Self.standardPercent) : nil
    }

    private func most(of declared: Int) -> Int {
        switch self {
        case .standard: declared
        case .dialogs(let number): number
        case .percent(let share): declared * share / 100
        }
    }
}

extension Action {
    /// Whether a live dialog that is not one of these matches the desired one, or nearly does.
    fileprivate func showsLife(besides recent: Set<DialogID>) -> Bool {
        switch self {
        case .exists(let live), .update(let live, _), .differs(let live, _), .delete(let live, as: _):
            !recent.contains(live.id)
        case .ambiguous, .conflict: true
        case .create, .absent, .gone: false
        }
    }
}

extension CreateLimit.Excess: CustomStringConvertible {
    /// The numbers, and what to do.
    package var description: String {
        """
        the plan is to create \(creates) of \(declared) declared dialogs, and \(limit.words) are allowed, so nothing \
        was created; make sure of the application, the owner and the credentials, then allow it with \
        --max-creates \(creates)
        """
    }
}

extension CreateLimit {
    fileprivate var words: String {
        switch self {
        case .standard: "all"
        case .dialogs(let number): "at most \(number)"
        case .percent(let share): "at most \(share) %"
        }
    }
}

/// What of a plan makes a run fail (exit code 4) although nothing went wrong in it; what is left out is only told.
package struct FailureRule: Hashable, Sendable {
    /// What makes the run fail.
    package let causes: Set<Cause>

    /// Something that a team may or may not want to be told of by an exit code.
    package enum Cause: String, CaseIterable, Hashable, Sendable {
        /// A dialog is not as declared, and apply leaves it so.
        case differs
        /// A dialog may or may not be the declared one.
        case conflict
        /// Several dialogs may be the declared one.
        case ambiguous
        /// A pinned dialog is not visible.
        case gone
        /// Manifests name people whom the application does not have, and dialogs are left out for them.
        case missingPeople = "missing-people"
        /// The owners see a dialog that nobody declares, or one was declared before; others are known only where they
        /// are listed.
        case undeclared
    }

    /// What holds unless somebody says otherwise: what a person must decide, and what is left out for missing people.
    package static let standard = Self([.conflict, .ambiguous, .gone, .missingPeople])

    /// Creates a rule.
    package init(_ causes: Set<Cause>) {
        self.causes = causes
    }

    /// Reads a rule, such as `differs,conflict`, or `none`; `nil` for another text.
    package init?(_ text: String) {
        guard text != "none" else {
            self.init([])
            return
        }
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        let causes = words.compactMap { Cause(rawValue: String($0)) }
        guard causes.count == words.count else { return nil }
        self.init(Set(causes))
    }

    /// Whether this makes a run fail; nothing never does.
    package func fails(on cause: Cause?) -> Bool { cause.map(causes.contains) ?? false }
}

extension FailureRule: CustomStringConvertible {
    package var description: String {
        causes.isEmpty ? "none" : Cause.allCases.filter(causes.contains).map(\.rawValue).joined(separator: ",")
    }
}

extension Action {
    /// What of the dialog may make a run fail: that it differs also counts where an update leaves something as it is.
    package var failureCause: FailureRule.Cause? {
        if case .update(_, let update) = self { update.staying.isEmpty ? nil : .differs } else { kind.failureCause }
    }
}

extension Action.Kind {
    /// What of every dialog with this action may make a run fail.
    fileprivate var failureCause: FailureRule.Cause? {
        switch self {
        case .differs: .differs
        case .conflict: .conflict
        case .ambiguous: .ambiguous
        case .gone: .gone
        case .create, .exists, .update, .delete, .absent: nil
        }
    }
}

extension Plan {
    /// Whether something in the plan makes a run fail.
    package func fails(_ rule: FailureRule) -> Bool {
        if Action.Kind.allCases.contains(where: { rule.fails(on: $0.failureCause) && count(of: $0) > 0 }) {
            return true
        }
        if rule.causes.contains(.undeclared), undeclared.areThere { return true }
        guard rule.causes.contains(.differs), count(of: .update) > 0 else { return false }
        return entries.contains { rule.fails(on: $0.action.failureCause) }
    }
}

/// The result of checking one thing that runs depend on.
package struct Finding: Hashable, Sendable {
    /// How bad it is.
    package let verdict: Verdict
    /// What was checked, in a word or two.
    package let topic: String
    /// What was found; not yet safe for a terminal.
    package let text: String
    /// What to do about it; `nil` where there is nothing to do.
    package let remedy: String?

    /// How bad something is.
    package enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// As it should be.
        case ok
        /// Runs work, but not as well as they could, or not always.
        case warn
        /// Runs fail.
        case fail
    }
}

extension Finding {
    static func ok(_ topic: String, _ text: String) -> Self {
        Self(verdict: .ok, topic: topic, text: text, remedy: nil)
    }

    static func warn(_ topic: String, _ text: String, _ remedy: String) -> Self {
        Self(verdict: .warn, topic: topic, text: text, remedy: remedy)
    }

    static func fail(_ topic: String, _ text: String, _ remedy: String) -> Self {
        Self(verdict: .fail, topic: topic, text: text, remedy: remedy)
    }
}

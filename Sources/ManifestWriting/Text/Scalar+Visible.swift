internal import Diagnostics

extension Unicode.Scalar {
    /// Whether readers take it as it is, and people see it.
    var isVisible: Bool {
        guard !steersDisplay else { return false }
        return switch properties.generalCategory {
        // The joiners of emoji and of many scripts are seen in what they join.
        case .format: value == 0x200C || value == 0x200D
        case .unassigned, .privateUse, .control, .surrogate: false
        default: true
        }
    }
}

extension String {
    /// The text as a comment may have it: on one line, and without what readers refuse or people do not see.
    var commentSafe: String {
        unicodeScalars.map { $0.isVisible ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
    }
}

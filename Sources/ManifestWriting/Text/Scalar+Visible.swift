internal import Diagnostics

extension Unicode.Scalar {
    /// Whether readers take it as it is.
    var isReadable: Bool {
        switch properties.generalCategory {
        case .unassigned, .privateUse, .control, .surrogate: false
        default: true
        }
    }
}

extension String {
    /// The text as a comment may have it: on one line, and without what readers refuse or people do not see.
    var commentSafe: String {
        mapScalars { scalar, isSeen in isSeen && scalar.isReadable ? nil : scalar.writtenOut }
    }
}

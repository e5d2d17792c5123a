import CBuild

/// The version of the program.
///
/// Packages and scripts read it here, and nowhere else.
enum Version {
    static let current = "0.1.0"

    /// The version, and the commit that the program was built from, where that is known.
    static var built: String {
        let commit = unsafe String(cString: dialogctl_commit())
        return commit.isEmpty ? current : "\(current) (commit \(commit))"
    }
}

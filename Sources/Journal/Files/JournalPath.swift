/// Where a journal is kept unless the user says otherwise.
package enum JournalPath {
    /// The path of the journal for an API host: `dialogctl/<host>.journal` in the user's folder for state.
    ///
    /// That folder is `XDG_STATE_HOME`, or `.local/state` in `HOME`; paths in them must be absolute (XDG Base Directory
    /// Specification). Capitals in the host become small; bytes other than letters, digits, `-`, `_` and inner dots
    /// become `%` and two hexadecimal digits, so that hosts with different names have different journals.
    ///
    /// - Throws: `JournalError.noHome`, where the environment names no such folder.
    package static func standard(
        environment: [String: String],
        host: String
    ) throws(JournalError) -> String {
        guard let folder = StateFolder.path(environment: environment) else { throw .noHome }
        return "\(folder)/\(StateFolder.fileName(host)).journal"
    }
}

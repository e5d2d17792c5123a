internal import Diagnostics
package import Dialogs

/// Lines that were removed from ids files, as text, with the command that takes them back.
package struct ForgottenText: Sendable {
    private let dialogs: [(key: ExactText, identity: DialogIdentity)]
    private let options: [String]

    /// Creates the text for removed lines.
    ///
    /// - Parameters:
    ///   - dialogs: The keys and their dialogs.
    ///   - options: The options of the command that takes them back.
    package init(_ dialogs: [(key: ExactText, identity: DialogIdentity)], options: [String]) {
        self.dialogs = dialogs
        self.options = options
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let lines = dialogs.map { "- \($0.key)  \($0.identity.id)  owner \($0.identity.owner)" }
        let pairs = dialogs.map { "\($0.key)=\($0.identity.id)" }
        let command = (["dialogctl", "adopt"] + options + pairs).map(\.shellWord).joined(separator: " ")
        return (lines + ["To take back: \(command) PATH..."]).map { $0.displaySafe + "\n" }.joined()
    }
}

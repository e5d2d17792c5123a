internal import Diagnostics

/// What to write where an e-mail address stands for a person by itself.
enum AddressHint {
    /// The hint; none for what is no address.
    static func notes(on text: String, inRoster: Bool = false) -> [Diagnostic.Note] {
        guard let address = address(in: text) else { return [] }
        let hint: Diagnostic.Message =
            inRoster
            ? "a person is named by an address as \(address): write 'email:' before the column, in the manifest"
            : "a person is named by an address as \(address)"
        return [Diagnostic.Note(hint)]
    }

    /// The address behind `email:`, in quotes, whatever stood before it.
    private static func address(in text: String) -> String? {
        var address = Substring(text)
        if let colon = address.firstIndex(of: ":"), prefixes.contains(address[..<colon].lowercased()) {
            address = address[address.index(after: colon)...]
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
            return nil
        }
        return "email:\(address)".quoted
    }

    private static let prefixes: Set<String> = ["email", "e-mail", "mail", "mailto"]
}

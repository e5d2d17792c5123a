internal import Dialogs

extension ExactText {
    /// Whether a server may have stored the name of a dialog so.
    ///
    /// Both are the same without case, white space and normalization, or once what HTML escapes is written out, and
    /// what some servers cannot store is left out. Beside it, a group is told by its members, a public dialog by who
    /// made it, and both by when they were made.
    func isStored(of name: Self) -> Bool {
        if folded == name.folded { return true }
        let plain = plain
        return !plain.isEmpty && plain == name.plain
    }

    /// What is left of a name without the differences that servers make.
    private var plain: String {
        var text = folded
        for (reference, character) in Self.references { text.replace(reference, with: character) }
        let stored = text.unicodeScalars.filter { $0.value <= 0xFFFF && $0 != "?" && $0 != "\u{FFFD}" }
        return String(String.UnicodeScalarView(stored))
    }

    /// The characters that HTML escapes; the ampersand comes last, since every reference begins with one.
    private static let references = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&"),
    ]
}

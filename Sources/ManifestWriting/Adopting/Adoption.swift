internal import Diagnostics
package import Dialogs

/// A declared dialog that is to be pinned to a live one by an `id` in its manifest.
///
/// Its promise: nothing but the `id` changes; comments, order and line ends stay. Where the text does not show one
/// plain place for it, it says so instead, and where to write it by hand.
package struct Adoption: Hashable, Sendable {
    /// The declared dialog's key.
    package let key: ExactText
    /// The live dialog's ID.
    package let id: DialogID

    /// Pins a dialog of this key to a live one.
    package init(key: ExactText, id: DialogID) {
        self.key = key
        self.id = id
    }
}

extension Adoption {
    /// Reads a pair as a person writes it, `KEY=ID`; `nil` where the text does not end in `=` and an ID.
    package init?(_ text: String) {
        guard let sign = text.utf8.lastIndex(of: UInt8(ascii: "=")), sign > text.startIndex,
            let id = DialogID(hexDigits: String(text[text.utf8.index(after: sign)...]))
        else { return nil }
        self.init(key: ExactText(String(text[..<sign])), id: id)
    }
}

internal import Diagnostics

/// What texts a manifest takes for names and keys.
package enum TextRule {
    /// What is wrong with a text: nothing to see in it, or a control character; `nil` where it is good.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - subject: Whose text it is, as a sentence begins.
    /// - Returns: A sentence without its full stop.
    package static func problem(with text: String, named subject: String) -> String? {
        Diagnostic.Message.unprintable(text, subject)?.text
    }
}

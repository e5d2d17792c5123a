internal import Diagnostics
internal import Dialogs

extension Diagnostic.Message {
    /// What is wrong with a text that people must be able to read; the subject is made only where it is needed.
    static func unprintable(_ text: String, _ subject: @autoclosure () -> String) -> Self? {
        TextRule.printable.problem(with: text).map { Self(stringLiteral: $0.sentence(of: subject())) }
    }
}

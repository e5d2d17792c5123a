package import Diagnostics
internal import JSON

/// Why a text is no plan that could be carried out: one mistake, with its place.
package struct PlanFileError: Error, Hashable, Sendable {
    /// The mistake.
    package let diagnostic: Diagnostic
}

extension PlanFileError {
    /// A mistake that reading the JSON found.
    init(_ error: JSONError, in bytes: [UInt8], path: String) {
        diagnostic = Diagnostic(
            .unreadable(error.reason),
            at: SourceLocation(path: path, offset: error.offset, in: bytes),
            notes: [Diagnostic.Note(.makeAgain)]
        )
    }
}

extension SourceLocation {
    /// The place of a byte; columns count Unicode scalars.
    fileprivate init(path: String, offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        self.init(path: path, line: line, column: column)
    }
}

extension Diagnostic.Message {
    fileprivate static func unreadable(_ reason: String) -> Self { "the plan cannot be carried out: \(reason)" }

    fileprivate static let makeAgain: Self = "make it again with 'dialogctl plan --out'"
}

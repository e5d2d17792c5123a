package import Diagnostics
internal import YAML

/// Puts the text of a manifest into the one form that manifests have, and changes nothing that it declares.
///
/// The result is read again and compared with what was there, value by value and comment by comment; where anything
/// else came out, the text is refused.
package enum ManifestFormatter {
    /// Why a text is not formatted.
    package struct Refusal: Error, Sendable {
        /// The reasons, each with its place.
        package let diagnostics: [Diagnostic]
    }

    /// The text in its form; the same bytes, where it has it already.
    ///
    /// - Parameters:
    ///   - text: The manifest's bytes.
    ///   - path: The path that diagnostics name.
    /// - Returns: The formatted bytes, with the line ends that the text has.
    /// - Throws: `Refusal`, where the text has mistakes, is no manifest, or has something that cannot be formatted.
    package static func formatted(_ text: [UInt8], path: String) throws(Refusal) -> [UInt8] {
        guard !path.lowercased().hasSuffix(".json") else { throw refusal(.json, path: path) }
        let document = try parsed(text, path: path)
        let plain = try PlainLines(text, path: path)
        var last = plain.bytes
        for _ in 0..<mostPasses {
            let next = try onePass(over: last, path: path)
            if next == last { break }
            last = next
        }
        guard try onePass(over: last, path: path) == last, SameContent.of(document, try reread(last, path: path)),
            try comments(in: plain.bytes, path: path) == comments(in: last, path: path)
        else { throw refusal(.readsDifferently, path: path) }
        return plain.withEnds(last)
    }

    /// How often a text is formatted until it stays the same; a comment may move once when its value does.
    private static let mostPasses = 3

    private static func onePass(over text: [UInt8], path: String) throws(Refusal) -> [UInt8] {
        do throws(Unwritable) {
            let tree = try SyntaxTree(of: text)
            // An alias stands behind what it repeats, so their order is not for us to change.
            let ordered = tree.root.hasAnchors ? tree : tree.with(tree.root.ordered(as: .manifest))
            return Array(FormattedText(ordered).lines.map { "\($0)\n" }.joined().utf8)
        } catch {
            throw refusal(.unwritable(error.reason), path: path, line: error.line)
        }
    }

    private static func parsed(_ text: [UInt8], path: String) throws(Refusal) -> Document {
        let parsing = Document.parse(text, path: path)
        guard parsing.diagnostics.isEmpty else { throw Refusal(diagnostics: parsing.diagnostics) }
        let isManifest = parsing.document?.withRoot(isManifest) ?? false
        guard let document = parsing.document, isManifest else {
            throw refusal(.noManifest, path: path)
        }
        return document
    }

    /// Whether a document looks like a manifest, and not like an ids file, which has a map of dialogs.
    @Sendable private static func isManifest(_ root: Node) -> Bool {
        root.pairs.contains { $0.key.text == "version" }
            && !root.pairs.contains { $0.key.text == "dialogs" && $0.value.kind == .mapping }
    }

    private static func reread(_ text: [UInt8], path: String) throws(Refusal) -> Document {
        let parsing = Document.parse(text, path: path)
        guard let document = parsing.document, parsing.diagnostics.isEmpty else {
            throw refusal(.readsDifferently, path: path)
        }
        return document
    }

    private static func comments(in text: [UInt8], path: String) throws(Refusal) -> [String] {
        do throws(Unwritable) {
            return try SyntaxTree.comments(in: text).sorted()
        } catch {
            throw refusal(.unwritable(error.reason), path: path, line: error.line)
        }
    }

    fileprivate static func refusal(_ message: Diagnostic.Message, path: String, line: Int = 1) -> Refusal {
        Refusal(diagnostics: [Diagnostic(message, at: SourceLocation(path: path, line: line, column: 1))])
    }
}

/// A text with line feeds alone as line ends, and the ends that it had.
private struct PlainLines {
    let bytes: [UInt8]
    private let hasReturns: Bool

    init(_ text: [UInt8], path: String) throws(ManifestFormatter.Refusal) {
        let body = Array(text.starts(with: [0xEF, 0xBB, 0xBF]) ? text[3...] : text[...])
        var (bytes, line) = ([UInt8](), 1)
        bytes.reserveCapacity(body.count)
        for (index, byte) in body.enumerated() {
            if byte == 0x0A { line += 1 }
            if byte == 0x0D {
                guard body[(index + 1)...].first == 0x0A else {
                    throw ManifestFormatter.refusal(.oddLineEnd, path: path, line: line)
                }
            } else {
                bytes.append(byte)
            }
            if Self.isOddEnd(body[...index]) { throw ManifestFormatter.refusal(.oddLineEnd, path: path, line: line) }
        }
        self.bytes = bytes
        hasReturns = body.firstIndex(of: 0x0A).map { $0 > 0 && body[$0 - 1] == 0x0D } ?? false
    }

    /// Whether the bytes end with what YAML 1.1 takes for a line end and others do not (U+0085, U+2028, U+2029).
    private static func isOddEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch bytes.last {
        case 0x85: bytes.dropLast().last == 0xC2
        case 0xA8, 0xA9: bytes.dropLast().suffix(2).elementsEqual([0xE2, 0x80])
        default: false
        }
    }

    /// Other bytes with this text's line ends.
    func withEnds(_ bytes: [UInt8]) -> [UInt8] {
        guard hasReturns else { return bytes }
        return bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
}

extension Diagnostic.Message {
    fileprivate static let noManifest: Self =
        "this is no manifest, which has 'version: 1' and a list of dialogs: the file is left as it is"

    fileprivate static let json: Self =
        "the form of manifests is YAML, which readers of JSON do not know: the file is left as it is"

    fileprivate static let oddLineEnd: Self =
        "a line ends here for some readers and not for others (CR, U+0085, U+2028 or U+2029): the file is left as it is"

    fileprivate static let readsDifferently: Self =
        "in its usual form the file would not read as it does: it is left as it is"

    fileprivate static func unwritable(_ reason: String) -> Self { "\(reason): the file is left as it is" }
}

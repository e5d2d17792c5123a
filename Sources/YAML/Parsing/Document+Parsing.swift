internal import CGlibc
internal import Diagnostics

extension Document {
    /// Reads the one YAML document in the bytes of a file: UTF-8, with or without a byte order mark.
    ///
    /// The time is linear in the bytes, and so is the memory. Two threads read a long list, if the text ends with one
    /// and there is a processor for each.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - path: What locations name.
    ///   - limits: How much the document may ask of the machine.
    ///   - worthwhile: How many bytes a text has at least that is worth a second thread; by itself a quarter of a
    ///     megabyte, and no text on a single processor.
    /// - Returns: The document, or what is wrong with it; the same, however many threads read it.
    package static func parse(
        _ bytes: [UInt8],
        path: String,
        limits: Limits = Limits(),
        partedFrom worthwhile: Int? = nil
    ) -> Parsing {
        if let message = mistake(in: bytes, limits: limits) {
            let start = SourceLocation(path: path, line: 1, column: 1)
            return Parsing(document: nil, diagnostics: [Diagnostic(message, at: start)], isComplete: false)
        }
        if bytes.mayHaveConflict {
            let conflicts = ConflictMarker.diagnostics(in: bytes.span, path: path, beginnings: true)
            if !conflicts.isEmpty { return Parsing(document: nil, diagnostics: conflicts, isComplete: false) }
        }
        let parsing = parseText(bytes, path: path, limits: limits, partedFrom: worthwhile)
        guard parsing.document == nil else { return parsing }
        // Of a merge that somebody resolved in part, a marker may be left.
        let conflicts = ConflictMarker.diagnostics(in: bytes.span, path: path, beginnings: false)
        return conflicts.isEmpty ? parsing : Parsing(document: nil, diagnostics: conflicts, isComplete: false)
    }

    private static func parseText(
        _ bytes: [UInt8],
        path: String,
        limits: Limits,
        partedFrom worthwhile: Int?
    ) -> Parsing {
        let text = bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...]
        let worthwhile = worthwhile ?? (Processors.areSeveral ? 1 << 18 : .max)
        return unsafe text.withUnsafeBufferPointer { text in
            let parted = unsafe ParallelParsing.composer(of: text, path: path, limits: limits, worthwhile: worthwhile)
            if let parted { return unsafe parted.finish(text, isUsable: true) }
            let composer = Composer(path: path, limits: limits, byteCount: text.count)
            return unsafe composer.compose(text)
        }
    }

    private static func mistake(in bytes: [UInt8], limits: Limits) -> Diagnostic.Message? {
        if bytes.count > limits.bytes { return .tooManyBytes(limit: limits.bytes) }
        let isUTF16 = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        return isUTF16 ? .utf16 : nil
    }
}

extension Composer {
    /// Reads a whole text, and hands its document over.
    fileprivate consuming func compose(_ text: UnsafeBufferPointer<UInt8>) -> Parsing {
        let isUsable = unsafe readEvents(of: text) && !reportMultiplication()
        return unsafe finish(text, isUsable: isUsable)
    }

    /// Hands the document of a text over that is read.
    fileprivate consuming func finish(_ text: UnsafeBufferPointer<UInt8>, isUsable: Bool) -> Parsing {
        unsafe keepRecords(in: text.span)
        let isComplete = isUsable && !isCutShort
        let diagnostics = diagnostics
        guard isUsable, !records.isEmpty else {
            return Parsing(document: nil, diagnostics: diagnostics, isComplete: isComplete)
        }
        let document = Document(path: path, records: records, text: self.text)
        return Parsing(document: document, diagnostics: diagnostics, isComplete: isComplete)
    }

    /// Whether the document could be read to its end, within the limits.
    private mutating func readEvents(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var reader = unsafe EventReader(of: text) else { preconditionFailure("out of memory") }
        do throws(SyntaxFailure) {
            while true {
                switch accept(try reader.next()) {
                case .goOn: break
                case .finish: return true
                case .giveUp: return false
                }
            }
        } catch {
            diagnostics.append(unsafe error.diagnostic(in: path, text: text.span))
            return false
        }
    }
}

/// The processors of the machine that this process may run on.
enum Processors {
    /// Whether there are several, so that a second thread has one of its own; yes where that cannot be told.
    static let areSeveral = cglibc_processor_count() != 1
}

extension Diagnostic.Message {
    fileprivate static let utf16: Self = "the file is UTF-16: save it as UTF-8"
}

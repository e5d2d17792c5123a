internal import CSV
internal import Diagnostics

/// The rows of a roster, read one at a time.
struct RosterStream: ~Copyable {
    private var bytes: RosterBytes
    private var table = CSVReader()
    private let path: String

    init(_ bytes: consuming RosterBytes, path: String) {
        self.bytes = bytes
        self.path = path
    }

    enum Step {
        /// There is a row.
        case row
        case end
        /// The rest cannot be read.
        case failed(Diagnostic)
    }

    /// The row that was read last.
    var row: CSVRow { _read { yield table.row } }

    /// Reads the next row that holds something.
    mutating func next() -> Step {
        while true {
            do throws(CSVError) {
                switch try table.next() {
                case .row: return .row
                case .end: return .end
                case .needsBytes: if let failure = feed() { return .failed(failure) }
                }
            } catch {
                let place = SourceLocation(path: path, line: error.line, column: error.column)
                return .failed(Diagnostic(.noTable(error.kind), at: place))
            }
        }
    }

    private mutating func feed() -> Diagnostic? {
        do throws(FileFailure) {
            table.feed(try bytes.next())
            return nil
        } catch {
            return Diagnostic(error.message, at: SourceLocation(path: path, line: 1, column: 1))
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func noTable(_ kind: CSVError.Kind) -> Self {
        switch kind {
        case .utf16: "this file is UTF-16: save it as 'CSV UTF-8'"
        case .notUTF8(let byte):
            "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8: save the file as 'CSV UTF-8'"
        case .zeroByte: "a zero byte: this is no text file, or it is UTF-16; save it as 'CSV UTF-8'"
        case .unclosedQuote: "a quote that is never closed"
        case .quoteInside:
            "a quote inside a cell without quotes: put quotes around the whole cell, and double those in it"
        case .textAfterQuote: "text behind a closing quote: double the quotes that are inside a cell"
        case .cellTooLong(let limit):
            "a cell of more than \(limit >> 20) MiB; is a quote in it never closed?"
        case .rowTooLong(let limit): "a row of more than \(limit >> 20) MiB; is a quote in it never closed?"
        case .tooManyCells(let limit): "a row of more than \(limit) cells"
        }
    }
}

package import Diagnostics
internal import Glibc

/// A line with which git marks what it could not merge.
package enum ConflictMarker: String, CaseIterable {
    case ours = "<<<<<<<"
    case base = "|||||||"
    case border = "======="
    case theirs = ">>>>>>>"

    /// The marker that a line is; `nil` for any other line.
    package init?(_ line: some Collection<UInt8>) {
        guard let first = line.first, let marker = Self.allCases.first(where: { $0.rawValue.utf8.first == first }),
            line.starts(with: marker.rawValue.utf8)
        else { return nil }
        let rest = line.dropFirst(7).first
        guard rest == nil || rest == UInt8(ascii: " ") || rest == UInt8(ascii: "\r") || rest == UInt8(ascii: "\n")
        else {
            return nil
        }
        self = marker
    }

    /// What to do about it.
    package var message: Diagnostic.Message {
        "a conflict marker of git (\(rawValue)): resolve the merge, and remove the lines with its markers"
    }
}

extension ConflictMarker {
    /// Finds the lines where conflicts begin in a text, and a marker that is left where none begins.
    static func diagnostics(in text: Span<UInt8>, path: String, beginnings: Bool) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var (line, start) = (1, 0)
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            if let marker = marker(text, start, end), beginnings ? marker == .ours : diagnostics.isEmpty {
                let place = SourceLocation(path: path, line: line, column: 1)
                diagnostics.append(Diagnostic(marker.message, at: place))
            }
            (line, start) = (line + 1, end + 1)
        }
        return diagnostics
    }

    private static func marker(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Self? {
        guard end - start >= 7 else { return nil }
        switch text[start] {
        case UInt8(ascii: "<"), UInt8(ascii: "|"), UInt8(ascii: "="), UInt8(ascii: ">"):
            return Self((start..<min(end, start + 8)).map { text[$0] })
        default: return nil
        }
    }
}

extension [UInt8] {
    /// Whether a line may begin with the marker of a conflict's beginning.
    var mayHaveConflict: Bool {
        let marker: StaticString = "<<<<<<<"
        return unsafe withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            let end = unsafe start + bytes.count
            var next = unsafe start
            // Few texts have such a letter, and the system finds it faster than a loop does.
            while let found = unsafe memchr(next, CInt(UInt8(ascii: "<")), end - next) {
                unsafe next = UnsafeRawPointer(found) + 1
                guard unsafe end - next >= 6 else { return false }
                if unsafe memcmp(found, marker.utf8Start, marker.utf8CodeUnitCount) == 0 { return true }
            }
            return false
        }
    }
}

/// The header of an answer, read line by line as libcurl hands it over.
///
/// libcurl can tell the fields itself, but takes much longer: it compares each with all others.
struct AnswerHeader {
    /// The fields of the last answer that began: a 1xx is followed by another.
    private(set) var fields: [HTTPHeader] = []
    /// Whether the empty line after the last answer's header has come.
    private(set) var isComplete = false
    /// How many bytes came in all.
    private(set) var byteCount = 0

    /// Takes a line, its end included.
    mutating func take(_ line: UnsafeRawBufferPointer) {
        byteCount += line.count
        let isEmpty = unsafe line.count <= 2 && line.last == UInt8(ascii: "\n")
        if isEmpty {
            isComplete = true
        } else if unsafe line.starts(with: "HTTP/".utf8) {
            fields.removeAll(keepingCapacity: true)
            fields.reserveCapacity(8)
            isComplete = false
        } else if !isComplete {
            // What comes after the header is a trailer.
            unsafe append(line)
        }
    }

    private mutating func append(_ line: UnsafeRawBufferPointer) {
        if let first = unsafe line.first, first.isWhiteSpace {
            guard let last = fields.popLast() else { return }
            let rest = unsafe Self.text(line[...])
            fields.append(HTTPHeader(last.name, last.value.isEmpty ? rest : "\(last.value) \(rest)"))
        } else if let colon = unsafe line.firstIndex(of: UInt8(ascii: ":")) {
            unsafe fields.append(HTTPHeader(Self.text(line[..<colon]), Self.text(line[(colon + 1)...])))
        }
    }

    /// The text without white space around it.
    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        guard let start = unsafe bytes.firstIndex(where: { !$0.isWhiteSpace }),
            let end = unsafe bytes.lastIndex(where: { !$0.isWhiteSpace })
        else { return "" }
        return unsafe String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start...end]), as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}

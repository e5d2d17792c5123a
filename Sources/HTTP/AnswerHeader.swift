/// The header of an answer, taken in line by line as libcurl hands it over.
///
/// libcurl can tell the fields itself, but takes much longer: it compares each with all others.
struct AnswerHeader {
    /// The fields of the last answer that began: a 1xx is followed by another.
    private(set) var lines = HTTPHeaderLines()
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
        } else if unsafe line.first == UInt8(ascii: "H"), unsafe line.starts(with: "HTTP/".utf8) {
            lines = HTTPHeaderLines()
            isComplete = false
        } else if !isComplete {
            // What comes after the header is a trailer.
            unsafe lines.append(line)
        }
    }
}

import JSON

/// Decodes the `multipart/form-data` text of a body into nested parameters (RFC 7578, RFC 2046), as those of a form.
///
/// It takes what browsers and HTTP libraries write, and nothing that could be read in two ways. Files are refused, as
/// the sandbox keeps none.
struct MultipartForm {
    /// The limit on the number of parts.
    static let mostParts = 1_000
    /// The limit on the header of one part, in bytes.
    static let longestHeader = 8_192

    /// What stands between two parts, with the line break that belongs to it.
    private let delimiter: [UInt8]

    /// Creates a decoder.
    ///
    /// - Throws: `ParameterError` if there is no boundary, or it is not one by RFC 2046.
    init(_ boundary: String?) throws(ParameterError) {
        guard let boundary, (1...70).contains(boundary.utf8.count), boundary.utf8.last != UInt8(ascii: " "),
            boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { throw ParameterError("the content type of a multipart body has no boundary") }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// The parameters of a body.
    ///
    /// - Throws: `ParameterError` if it is malformed, has a file, or exceeds a limit.
    func parameters(of body: [UInt8]) throws(ParameterError) -> JSONObject {
        var pairs: [(name: String, value: String)] = []
        var rest = body[...]
        // The first delimiter has no line break before it.
        guard rest.starts(with: delimiter.dropFirst(2)) else {
            throw ParameterError("a multipart body does not begin with its boundary")
        }
        rest = rest.dropFirst(delimiter.count - 2)
        while !rest.starts(with: "--".utf8) {
            guard pairs.count < Self.mostParts else {
                throw ParameterError("a multipart body has more than \(Self.mostParts) parts")
            }
            pairs.append(try takePart(&rest))
        }
        return try FormDecoder.parameters(of: pairs)
    }

    /// Takes one part, and the delimiter behind it, from the front.
    private func takePart(_ rest: inout ArraySlice<UInt8>) throws(ParameterError) -> (name: String, value: String) {
        // The line of the delimiter may end in white space.
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard rest.starts(with: "\r\n".utf8) else { throw Self.malformed }
        var header = PartHeader()
        var length = 0
        rest = rest.dropFirst(2)
        while !rest.starts(with: "\r\n".utf8) {
            guard let end = rest.prefix(Self.longestHeader).firstIndex(of: UInt8(ascii: "\r")) else {
                throw Self.malformed
            }
            length += end - rest.startIndex
            guard rest[end...].starts(with: "\r\n".utf8), length <= Self.longestHeader else { throw Self.malformed }
            try header.add(rest[..<end])
            rest = rest[end...].dropFirst(2)
        }
        rest = rest.dropFirst(2)
        guard let end = Self.position(of: delimiter, in: rest) else {
            throw ParameterError("the last part of a multipart body has no end")
        }
        let value = rest[..<end]
        rest = rest[end...].dropFirst(delimiter.count)
        guard let name = header.name else { throw ParameterError("a part of a multipart body has no name") }
        guard let text = String(validating: value, as: UTF8.self) else {
            throw ParameterError("a parameter is not valid UTF-8")
        }
        return (name, text)
    }

    private static func position(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= part.count else { return nil }
        // Byte by byte, since a body may be nothing but what parts begin with.
        for start in bytes.startIndex...(bytes.endIndex - part.count) {
            var length = 0
            while length < part.count, bytes[start + length] == part[length] { length += 1 }
            if length == part.count { return start }
        }
        return nil
    }

    fileprivate static let malformed = ParameterError("a part of a multipart body has no proper header")
}

/// The header of one part, as far as it matters.
private struct PartHeader {
    /// The name of the parameter.
    var name: String?

    /// Reads one line.
    ///
    /// - Throws: `ParameterError` if it is malformed, or says that the part is a file or is encoded otherwise.
    mutating func add(_ line: ArraySlice<UInt8>) throws(ParameterError) {
        guard let text = String(validating: line, as: UTF8.self), let colon = text.firstIndex(of: ":"),
            let value = HeaderValue(String(text[colon...].dropFirst()))
        else { throw MultipartForm.malformed }
        switch text[..<colon].lowercased() {
        case "content-disposition":
            guard value.value == "form-data", name == nil, let name = value["name"] else {
                throw MultipartForm.malformed
            }
            guard value["filename"] == nil, value["filename*"] == nil else {
                throw ParameterError("a part of a multipart body is a file, and the sandbox keeps no files")
            }
            self.name = Self.decoded(name)
        case "content-type":
            guard ["utf-8", "us-ascii", nil].contains(value["charset"]?.lowercased()) else {
                throw ParameterError("a part of a multipart body is not UTF-8")
            }
        case "content-transfer-encoding":
            guard ["7bit", "8bit", "binary"].contains(value.value) else {
                throw ParameterError("a part of a multipart body has a transfer encoding")
            }
        default: break
        }
    }

    /// A name as browsers write it: quotation marks and line breaks, and nothing else, are percent-encoded
    /// (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data).
    private static func decoded(_ name: String) -> String {
        name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}

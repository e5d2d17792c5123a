/// Decodes one name or value of a form or a query.
enum FormText {
    /// The text with `+` decoded to a space and `%XX` to a byte; a `%` without two hexadecimal digits is kept.
    ///
    /// - Throws: `ParameterError` if the bytes are not UTF-8.
    static func decoded(_ bytes: some Collection<UInt8>) throws(ParameterError) -> String {
        let needsDecoding = bytes.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
        let raw = needsDecoding ? unescaped(bytes) : Array(bytes)
        guard let text = String(validating: raw, as: UTF8.self) else {
            throw ParameterError("a parameter is not valid UTF-8")
        }
        return text
    }

    private static func unescaped(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let escaped = hexByte(rest.prefix(2)) else {
                    result.append(byte)
                    continue
                }
                result.append(escaped)
                rest = rest.dropFirst(2)
            default: result.append(byte)
            }
        }
        return result
    }

    private static func hexByte(_ digits: some Collection<UInt8>) -> UInt8? {
        let values = digits.compactMap(\.hexadecimalValue)
        return values.count == 2 ? values[0] << 4 | values[1] : nil
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit in either case.
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

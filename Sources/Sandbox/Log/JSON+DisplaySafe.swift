import Diagnostics

extension [UInt8] {
    /// JSON of the same value, with every character escaped that could steer a terminal or that nobody sees.
    ///
    /// The bytes are JSON on one line. Outside of its strings there is only ASCII.
    var displaySafeJSON: [UInt8] {
        if allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        let text = String(decoding: self, as: UTF8.self)
        return Array(text.mapScalars { scalar, isSeen in isSeen ? nil : scalar.escapedInJSON }.utf8)
    }
}

extension SandboxResponse {
    /// The same response, with its JSON escaped for a terminal.
    var displaySafe: SandboxResponse {
        var response = SandboxResponse(status: status, body: body.displaySafeJSON)
        response.headers = headers
        response.contentType = contentType
        return response
    }
}

extension Unicode.Scalar {
    /// The scalar as `\uXXXX`, or as two of these.
    fileprivate var escapedInJSON: String {
        UTF16.encode(self).map { units in
            units.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        } ?? ""
    }
}

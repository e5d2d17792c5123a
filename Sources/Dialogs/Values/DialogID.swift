/// The server-made `_id` of a live dialog.
///
/// QuickBlox makes 24 hexadecimal digits, twelve bytes, as which they are kept: there are hundreds of thousands of
/// them, and they are looked up, compared and hashed all the time.
package struct DialogID: Hashable, Sendable {
    fileprivate let form: Form

    fileprivate enum Form: Hashable {
        /// 24 small hexadecimal digits: the first 16, and the last eight.
        case digits(UInt64, UInt32)
        /// Any other text.
        case text(String)
    }

    /// Wraps an ID that the server sent; any text that is not empty is taken as it is.
    package init?(serverText text: String) {
        guard !text.isEmpty else { return nil }
        form = Form(digits: text.utf8.span, takingCapitals: false) ?? .text(text)
    }

    /// Wraps an ID that the server sent, by the bytes of its text; `nil` where these are not 24 small hexadecimal
    /// digits, and may or may not be an ID.
    package init?(serverDigits bytes: Span<UInt8>) {
        guard let form = Form(digits: bytes, takingCapitals: false) else { return nil }
        self.form = form
    }

    /// Wraps an ID that a person wrote: 24 hexadecimal digits, as QuickBlox makes them.
    package init?(hexDigits text: String) {
        guard let form = Form(digits: text.utf8.span, takingCapitals: true) else { return nil }
        self.form = form
    }

    /// Whether it is as QuickBlox makes them, 24 small hexadecimal digits, and not some other text.
    package var isOfDigits: Bool { if case .digits = form { true } else { false } }

    /// Wraps an ID that a person may have written, by the bytes of its text; `nil` where these are not 24 hexadecimal
    /// digits.
    package init?(hexDigits bytes: Span<UInt8>) {
        guard let form = Form(digits: bytes, takingCapitals: true) else { return nil }
        self.form = form
    }

    /// When the server made the dialog, in seconds since 1970, as the first eight digits of QuickBlox's IDs say; `nil`
    /// where it is no such ID.
    package var creationTime: Int? {
        if case .digits(let high, _) = form { Int(high >> 32) } else { nil }
    }

    /// The ID as text.
    package var text: String {
        switch form {
        case .digits(let high, let low):
            unsafe String(unsafeUninitializedCapacity: 24) { buffer in
                for place in 0..<16 {
                    unsafe buffer[place] = UInt8(hexDigit: UInt8(truncatingIfNeeded: high >> UInt64(60 - 4 * place)))
                }
                for place in 0..<8 {
                    unsafe buffer[16 + place] = UInt8(
                        hexDigit: UInt8(truncatingIfNeeded: low >> UInt32(28 - 4 * place))
                    )
                }
                return 24
            }
        case .text(let text): text
        }
    }
}

extension DialogID: Comparable {
    package static func < (first: Self, second: Self) -> Bool {
        switch (first.form, second.form) {
        case (.digits(let high, let low), .digits(let otherHigh, let otherLow)): (high, low) < (otherHigh, otherLow)
        default: first.text < second.text
        }
    }
}

extension DialogID: CustomStringConvertible {
    package var description: String { text }
}

extension DialogID.Form {
    /// Reads 24 hexadecimal digits.
    init?(digits bytes: Span<UInt8>, takingCapitals: Bool) {
        guard bytes.count == 24 else { return nil }
        var high: UInt64 = 0
        var low: UInt32 = 0
        for place in 0..<16 {
            guard let value = bytes[place].hexDigitValue(takingCapitals) else { return nil }
            high = high << 4 | UInt64(value)
        }
        for place in 16..<24 {
            guard let value = bytes[place].hexDigitValue(takingCapitals) else { return nil }
            low = low << 4 | UInt32(value)
        }
        self = .digits(high, low)
    }
}

extension UInt8 {
    /// The small hexadecimal digit of the last four bits of a number.
    fileprivate init(hexDigit number: UInt8) {
        let value = number & 15
        self = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    fileprivate func hexDigitValue(_ takingCapitals: Bool) -> UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F") where takingCapitals: self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

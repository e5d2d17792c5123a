internal import Diagnostics

/// What a spreadsheet, or a program that took a text for one of another encoding, made of a cell.
enum CellDamage: Hashable {
    /// A long number as it is shown: `1.2E+07`.
    case rounded
    /// A number of more than fifteen digits, of which the last became zeros.
    case lostDigits
    /// What stands where a formula failed: `#N/A`.
    case failedFormula
    /// What stands where a column was too narrow: `####`.
    case tooNarrow
    /// A date that may have been a code: `2-Jan`.
    case date
    /// U+FFFD, which stands for letters that are lost.
    case lostLetters
    /// Letters that were read in a wrong encoding, and what they were where that can be told.
    case wrongEncoding(original: String?)

    /// Looks for damage; `nil` in a text that may be as somebody wrote it.
    ///
    /// - Parameters:
    ///   - bytes: A cell, or an item of the list in it.
    ///   - isIdentity: Whether the text tells one dialog or person from another: there a whole date is damage too,
    ///     which elsewhere may be a date.
    init?(in bytes: ArraySlice<UInt8>, isIdentity: Bool) {
        guard let first = bytes.first, let last = bytes.last else { return nil }
        // Most cells end here: each of them is looked at, in tables of millions.
        if first == UInt8(ascii: "#") || first == UInt8(ascii: "E"), let damage = Self(formula: bytes) {
            self = damage
        } else if last.isDigit, first.mayBeginNumber, let damage = Self(number: bytes) {
            self = damage
        } else if first.isDigit || last.isDigit, SpreadsheetDate.isOne(bytes, orWhole: isIdentity) {
            self = .date
        } else if bytes.contains(where: { $0 >= 0x80 }), let damage = Self(letters: bytes) {
            self = damage
        } else {
            return nil
        }
    }
}

extension CellDamage {
    private init?(formula bytes: ArraySlice<UInt8>) {
        if bytes.count > 2, bytes.allSatisfy({ $0 == UInt8(ascii: "#") }) {
            self = .tooNarrow
        } else if bytes.count <= 20, Self.failures.contains(String(decoding: bytes, as: UTF8.self).uppercased()) {
            self = .failedFormula
        } else if bytes.count == 7, bytes.starts(with: "Err:5".utf8), bytes.suffix(2).allSatisfy(\.isDigit) {
            self = .failedFormula
        } else {
            return nil
        }
    }

    /// What Excel, LibreOffice and Google Sheets write in the languages that have words of their own for it.
    private static let failures: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#ERROR!",
        "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#GETTING_DATA", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!",
        "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!",
        "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!",
        "#¡REF!", "#¡VALOR!", "#¡DIV/0!", "#¿NOMBRE?", "#¡NUM!", "#¡NULO!",
        "#N/D", "#RIF!", "#VALORE!", "#NOME?", "#NULLO!", "#VALOR!", "#NÚM!", "#NULO!",
        "#N/B", "#VERW!", "#WAARDE!", "#DEEL/0!", "#NAAM?", "#GETAL!", "#LEEG!",
        "#ADR!", "#ARG!", "#DZIEL/0!", "#NAZWA?", "#LICZBA!", "#ZERO!",
        "#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?", "#OGILTIGT!", "#SKÄRNING!",
        "#Н/Д", "#ССЫЛКА!", "#ЗНАЧ!", "#ДЕЛ/0!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!",
    ]

    private init?(number bytes: ArraySlice<UInt8>) {
        let digits =
            bytes.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
            ? bytes.dropFirst() : bytes
        if digits.count > 15, digits.allSatisfy(\.isDigit) {
            guard digits.first != UInt8(ascii: "0"), digits.dropFirst(15).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
                return nil
            }
            self = .lostDigits
            return
        }
        guard digits.isScientific else { return nil }
        self = .rounded
    }

    private init?(letters bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.contains("\u{FFFD}") {
            self = .lostLetters
        } else if let garbled = GarbledText(text) {
            self = .wrongEncoding(original: garbled.original)
        } else {
            return nil
        }
    }
}

extension UInt8 {
    /// Whether the byte is a decimal digit in ASCII.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var mayBeginNumber: Bool { isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "+") }
}

extension ArraySlice<UInt8> {
    /// Whether the text is a number with an exponent as programs write those; `1E5` and the like may be codes.
    fileprivate var isScientific: Bool {
        guard let sign = firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), sign - startIndex <= 20 else {
            return false
        }
        let mantissa = self[..<sign].split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
        }
        guard mantissa.count <= 2, mantissa.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else {
            return false
        }
        let exponent = self[(sign + 1)...]
        let isSigned = exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-")
        let digits = isSigned ? exponent.dropFirst() : exponent
        guard (1...3).contains(digits.count), digits.allSatisfy(\.isDigit), mantissa[0].count == 1 else { return false }
        return isSigned || mantissa.count == 2
    }
}

extension CellDamage {
    /// The damage in words, with what to do about it.
    func message(_ text: String) -> Diagnostic.Message {
        switch self {
        case .rounded:
            """
            \(text.quoted) is a number as a spreadsheet shows it, with digits lost: \
            format the column as text, and export it
            """
        case .lostDigits:
            """
            \(text.quoted) has more than the fifteen digits that a spreadsheet keeps, and ends in zeros: \
            format the column as text, and fill it in again
            """
        case .failedFormula:
            "\(text.quoted) stands where a formula of the spreadsheet failed: mend it, and export the table again"
        case .tooNarrow:
            """
            \(text.quoted) stands where a column of the spreadsheet was too narrow: widen it, and export the table \
            again
            """
        case .date:
            """
            \(text.quoted) is a date, which spreadsheets make of codes such as 1-2: \
            format the column as text, and fill it in again
            """
        case .lostLetters:
            "\(text.quoted) has letters that were lost in another encoding: export the table again, as UTF-8"
        case .wrongEncoding(let original?):
            "\(text.quoted) is \(original.quoted), read in a wrong encoding: export the table again, as UTF-8"
        case .wrongEncoding(nil):
            "\(text.quoted) has letters that were read in a wrong encoding: export the table again, as UTF-8"
        }
    }
}

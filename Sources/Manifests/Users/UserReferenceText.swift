internal import Diagnostics
package import Dialogs

/// What a text that may name a user by login, address, phone number or foreign ID turns out to be.
enum UserReferenceText {
    /// It does not begin as such a name does.
    case other
    case user(UserReference)
    case mistake(Diagnostic.Message)

    /// The most scalars of such a name: no field of a user holds more.
    private static let longest = 255

    init(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            let kind = UserReference.Kind(rawValue: String(text[..<colon]))
        else {
            self = .other
            return
        }
        let value = String(text[text.utf8.index(after: colon)...].trimmingSpaces)
        if let message = Self.mistake(in: value, kind) {
            self = .mistake(message)
        } else {
            self = .user(UserReference(kind, ExactText(value)))
        }
    }

    private static func mistake(in value: String, _ kind: UserReference.Kind) -> Diagnostic.Message? {
        if let message = Diagnostic.Message.unprintable(value, "the text behind \("\(kind.rawValue):".quoted)") {
            return message
        }
        guard value.unicodeScalars.count <= longest else { return .tooLongForUser(value, kind) }
        return switch kind {
        case .login: nil
        case .email: value.utf8.contains(UInt8(ascii: "@")) ? nil : .noAddress(value)
        case .phone: value.utf8.contains(UInt8(ascii: ",")) ? .commaInPhone(value) : nil
        case .external: isWholeNumber(value) ? nil : .noExternalID(value)
        }
    }

    private static func isWholeNumber(_ text: String) -> Bool {
        guard let number = Int(text) else { return false }
        return String(number) == text && number >= 0
    }
}

extension UserReference {
    /// The person whom a text names as manifests do, such as `login:ann`; `nil` for any other text.
    package init?(parsing text: String) {
        guard case .user(let reference) = UserReferenceText(text) else { return nil }
        self = reference
    }
}

extension Substring {
    /// The text without the white space at its ends.
    fileprivate var trimmingSpaces: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
        return start[...last]
    }
}

extension Diagnostic.Message {
    fileprivate static func tooLongForUser(_ text: String, _ kind: UserReference.Kind) -> Self {
        "\(text.quoted) is too long for \("\(kind.rawValue):".quoted)"
    }

    fileprivate static func noAddress(_ text: String) -> Self {
        "\(text.quoted) is no e-mail address: write it as 'email:ann@example.com'"
    }

    fileprivate static func commaInPhone(_ text: String) -> Self {
        "\(text.quoted) has a comma, which no phone number has"
    }

    fileprivate static func noExternalID(_ text: String) -> Self {
        if text.utf8.count > 1, text.utf8.first == UInt8(ascii: "0"), text.utf8.allSatisfy(\.isDigit) {
            return """
                \(text.quoted) is no external ID: write it without the zeros in front, or as \("login:\(text)".quoted) \
                where such codes are logins
                """
        }
        return "\(text.quoted) is no external ID, which is a whole number"
    }
}

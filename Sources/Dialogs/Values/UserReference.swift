/// How a person is named whose user ID nobody wrote down: by what the person signs in with, or is called elsewhere.
package struct UserReference: Hashable, Sendable {
    /// What the text is.
    package let kind: Kind
    /// The text itself; for an external ID its digits.
    package let text: ExactText

    /// What a person is named by.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The login, compared byte by byte.
        case login
        /// The e-mail address, whatever the case of its letters.
        case email
        /// The ID in the system of whoever owns the application, a whole number.
        case external
        /// The phone number, compared byte by byte.
        case phone
    }

    /// Names a person; the caller has checked the text.
    package init(_ kind: Kind, _ text: ExactText) {
        self.kind = kind
        self.text = text
    }
}

extension UserReference: CustomStringConvertible {
    /// The reference as manifests write it: `login:ann`.
    package var description: String { "\(kind.rawValue):\(text.string)" }
}

extension UserReference: Comparable {
    package static func < (first: Self, second: Self) -> Bool {
        first.kind == second.kind ? first.text < second.text : first.kind.rawValue < second.kind.rawValue
    }
}

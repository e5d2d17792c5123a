internal import Diagnostics
internal import Dialogs
internal import YAML

/// How a manifest names users: by an ID, by what the application knows a user by, such as a login, or by a name that a
/// manifest gives to a user or a group.
enum Reference {
    case id(UserID)
    case user(UserReference)
    case name(ExactText)
}

extension DiagnosticCollector {
    /// Reads one reference; `nil` for a mistake, which is reported.
    ///
    /// - Parameters:
    ///   - node: The text.
    ///   - isMeant: Whether a number in a cell is meant, although a spreadsheet may have made it what it is.
    /// - Returns: Who is named.
    mutating func reference(_ node: Node, isMeant: Bool = false) -> Reference? {
        switch node.kind {
        case .scalar: break
        case .sequence, .mapping:
            report(.noReference(node.kind), at: node)
            return nil
        case .invalid: return nil
        }
        if node.isNull {
            report(.emptyReference, at: node)
            return nil
        }
        // An ID is an ID in quotes too, since no user can be named by a number.
        let value = node.unquotedValue
        if case .integer(let number) = value, let id = UserID(rawValue: number) { return .id(id) }
        if !value.isNumber(node) { return named(node, value, isMeant: isMeant) }
        report(.noUserID(node), at: node)
        return nil
    }

    private mutating func named(_ node: Node, _ value: CoreValue, isMeant: Bool) -> Reference? {
        let text = node.text
        switch UserReferenceText(text) {
        case .other: break
        case .user(let user):
            if node.origin != nil, !isMeant, let message = Diagnostic.Message.spoiltNumber(in: user) {
                report(message, at: node)
                return nil
            }
            return .user(user)
        case .mistake(let message):
            report(message, at: node)
            return nil
        }
        // A spreadsheet writes long numbers as it shows them.
        if node.origin != nil, !isMeant, let message = Diagnostic.Message.spoiltNumber(text, value) {
            report(message, at: node)
            return nil
        }
        return .name(ExactText(text))
    }

    /// Reads what stands for one user under a name; `nil` for a mistake, which is reported.
    mutating func user(_ node: Node) -> Reference? {
        if node.kind == .scalar {
            switch UserReferenceText(node.text) {
            case .other: break
            case .user(let user): return .user(user)
            case .mistake(let message):
                report(message, at: node)
                return nil
            }
        }
        return userID(node).map { .id($0) }
    }

    /// Reads a user's ID; `nil` for a mistake, which is reported.
    mutating func userID(_ node: Node) -> UserID? {
        if case .integer(let number) = node.unquotedValue, let id = UserID(rawValue: number) { return id }
        if node.kind != .invalid {
            let note = Diagnostic.Note.unseen(in: node.text) { Int($0).flatMap(UserID.init(rawValue:)) != nil }
            let address = AddressHint.notes(on: node.text)
            report(.noUserID(node), at: node, notes: [note].compactMap(\.self) + address)
        }
        return nil
    }
}

extension Node {
    /// Whether the scalar is a whole number, well written or not.
    var readsAsNumber: Bool { unquotedValue.isNumber(self) }
}

extension CoreValue {
    fileprivate func isNumber(_ node: Node) -> Bool {
        switch self {
        case .integer, .doubtful(.leadingZero), .doubtful(.underscores): true
        case .doubtful(.tooLarge): node.text.utf8.allSatisfy { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
        case .null, .boolean, .decimal, .text, .doubtful(.capitalBoolean), .doubtful(.notFinite): false
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func noReference(_ kind: Node.Kind) -> Self {
        "a user is named by a name or an ID, not by \(kind.words)"
    }

    fileprivate static let emptyReference: Self = "the name of a user or a group is missing here"

    /// What is wrong with a number that a spreadsheet wrote as it shows it.
    fileprivate static func spoiltNumber(_ text: String, _ value: CoreValue) -> Self? {
        switch value {
        case .decimal(let number):
            if text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return .rounded(text) }
            guard let whole = Int(exactly: number), text.hasSuffix(".0") || text.hasSuffix(".") else { return nil }
            return "\(text.quoted) is no user ID: write \(whole), without a fraction"
        case .doubtful(.tooLarge): return .rounded(text)
        case .null, .boolean, .integer, .text, .doubtful: return nil
        }
    }

    /// What is wrong with a login or a phone number that a spreadsheet took for a number.
    fileprivate static func spoiltNumber(in user: UserReference) -> Self? {
        let text = user.text.string
        let isRounded = text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") } && text.utf8.contains(UInt8(ascii: "+"))
        return isRounded && Double(text) != nil ? rounded(text) : nil
    }

    private static func rounded(_ text: String) -> Self {
        """
        \(text.quoted) is a number as a spreadsheet shows it, with digits lost: \
        format the column as text, and export it
        """
    }

    fileprivate static func noUserID(_ node: Node) -> Self {
        guard node.kind == .scalar else { return "\(node.kind.words) is no user ID, which is a whole number" }
        let text = node.text.quoted
        return switch node.unquotedValue {
        case .integer: "user ID \(text) must be greater than 0"
        case .doubtful(.leadingZero): "user ID \(text) is ambiguous: write it without the zero in front"
        case .doubtful(.underscores): "user ID \(text) is ambiguous: write it without '_'"
        case .doubtful(.tooLarge): "user ID \(text) is too large"
        case .null: "the user ID is missing here"
        case .boolean, .decimal, .text, .doubtful: "\(text) is no user ID, which is a whole number"
        }
    }
}

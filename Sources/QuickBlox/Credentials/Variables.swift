internal import Dialogs

/// The environment's variables, or the files that they name.
struct Variables {
    let environment: [String: String]
    let readFile: (_ path: String) throws -> String

    /// Longer values are not credentials but, say, a file that was named by mistake.
    private static var longestValue: Int { 16 << 10 }

    /// A key or a token.
    func secret(_ name: String) throws(CredentialsError) -> Secret? {
        guard let text = try value(name) else { return nil }
        guard let secret = Secret(text) else { throw .malformed(variable: name) }
        return try longEnough(secret, name)
    }

    /// A password, which may have spaces and letters of any kind.
    func password(_ name: String) throws(CredentialsError) -> Secret? {
        guard let secret = try phrase(name) else { return nil }
        return try longEnough(secret, name)
    }

    /// A name that may be shown.
    func name(_ name: String) throws(CredentialsError) -> String? { try phrase(name)?.text }

    private func phrase(_ name: String) throws(CredentialsError) -> Secret? {
        guard let text = try value(name) else { return nil }
        guard let secret = Secret(phrase: text) else { throw .unprintable(variable: name) }
        return secret
    }

    /// A secret that is no common word: it is taken out of every text, and a word would take data with it.
    private func longEnough(_ secret: Secret, _ name: String) throws(CredentialsError) -> Secret {
        guard !secret.isTooShort else { throw .tooShort(variable: self[name] == nil ? "\(name)_FILE" : name) }
        return secret
    }

    /// A positive number.
    func number(_ name: String) throws(CredentialsError) -> Int? {
        guard let text = try value(name) else { return nil }
        guard let number = Int(text), number > 0 else { throw .badNumber(variable: name) }
        return number
    }

    /// A user ID.
    func user(_ name: String) throws(CredentialsError) -> UserID? {
        guard let text = try value(name) else { return nil }
        guard let user = Int(text).flatMap(UserID.init) else { throw .badUserID(variable: name) }
        return user
    }

    /// Whether the variable or its `_FILE` variant is set; one that is set, but empty, counts as not set.
    func has(_ name: String) -> Bool { self[name] != nil || self["\(name)_FILE"] != nil }

    /// Which of these variables are set, but empty, of a variable and its `_FILE` variant the one that is.
    func empty(among names: [String]) -> [String] {
        names.flatMap { [$0, "\($0)_FILE"] }.filter { environment[$0] == "" }
    }

    /// A variable's value, unless it is empty.
    private subscript(name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    private func value(_ name: String) throws(CredentialsError) -> String? {
        let path = self["\(name)_FILE"]
        guard self[name] == nil || path == nil else { throw .variableAndFile(variable: name) }
        guard
            let text = try path.map({ (path) throws(CredentialsError) in try content(of: path, for: name) })
                ?? self[name]
        else { return nil }
        guard !text.isEmpty else { throw .emptyFile(variable: "\(name)_FILE") }
        guard text.utf8.count <= Self.longestValue else { throw .malformed(variable: name) }
        return text
    }

    private func content(of path: String, for name: String) throws(CredentialsError) -> String {
        let text: String
        do {
            text = try readFile(path)
        } catch {
            throw .unreadable(variable: "\(name)_FILE", path: path)
        }
        // A carriage return followed by a line feed is one character.
        return text.last == "\n" || text.last == "\r\n" ? String(text.dropLast()) : text
    }
}

internal import Dialogs

/// One request for users by their references in manifests.
struct UserRequest: Hashable, Sendable {
    /// The kind of reference, the same for all.
    let kind: UserReference.Kind
    /// The users to find.
    let references: [UserReference]
    let form: Form

    /// The form of the request.
    enum Form: Hashable, Sendable {
        /// A page of a listing that matches any of several values.
        case list
        /// A page of a listing that matches one value, which cannot be part of a list.
        case listOne
        /// The single user with a value that cannot be part of a list.
        case one
    }

    /// How many users one listing asks for, and how many a page has at most.
    static let most = 100
    /// How many bytes the encoded values of a listing may have; proxies refuse URLs beyond 8 kB.
    static let longestValues = 7500
}

extension UserRequest {
    /// The requests for these users, as few as possible.
    static func all(for references: some Sequence<UserReference>) -> [Self] {
        var requests: [Self] = []
        for kind in UserReference.Kind.allCases {
            let users = references.filter { $0.kind == kind }.sorted()
            requests += batches(of: users.filter(\.canStandInList), kind)
            requests += users.filter { !$0.canStandInList }.map { user in
                Self(kind: kind, references: [user], form: kind == .phone ? .listOne : .one)
            }
        }
        return requests
    }

    private static func batches(of users: [UserReference], _ kind: UserReference.Kind) -> [Self] {
        var batches: [Self] = []
        var batch: [UserReference] = []
        var length = 0
        for user in users {
            // A comma is three characters once it is encoded.
            let valueLength = user.values.reduce(0) { $0 + $1.percentEncoded.utf8.count + 3 }
            if batch.count == most || !batch.isEmpty && length + valueLength > longestValues {
                batches.append(Self(kind: kind, references: batch, form: .list))
                (batch, length) = ([], 0)
            }
            batch.append(user)
            length += valueLength
        }
        return batch.isEmpty ? batches : batches + [Self(kind: kind, references: batch, form: .list)]
    }

    /// The path and the query, to be appended to the endpoint.
    func address(page: Int) -> String {
        switch form {
        case .list, .listOne:
            let values = references.flatMap(\.values)
            let filter = "\(kind.type) \(kind.field) \(form == .list ? "in" : "eq") \(values.joined(separator: ","))"
            return "/users.json?filter%5B%5D=\(filter.percentEncoded)&page=\(page)&per_page=\(Self.most)"
        case .one:
            let text = references[0].text.string.percentEncoded
            return switch kind {
            case .login: "/users/by_login.json?login=\(text)"
            case .email: "/users/by_email.json?email=\(text)"
            case .external, .phone: "/users/external/\(text).json"
            }
        }
    }
}

extension UserReference {
    /// Whether the text can be part of a list of values: commas separate the values, and spaces around them may be
    /// lost.
    fileprivate var canStandInList: Bool { !text.string.utf8.contains { $0 == UInt8(ascii: ",") || $0 <= 0x20 } }

    /// The values to match; an e-mail address also in lower case, as a server may have stored it.
    fileprivate var values: [String] {
        let text = text.string
        guard kind == .email, text.lowercased() != text else { return [text] }
        return [text, text.lowercased()]
    }
}

extension UserReference.Kind {
    /// The API's word for the type of the field's values.
    fileprivate var type: String { self == .external ? "number" : "string" }

    fileprivate var field: String {
        switch self {
        case .login: "login"
        case .email: "email"
        case .phone: "phone"
        case .external: "external_user_id"
        }
    }
}

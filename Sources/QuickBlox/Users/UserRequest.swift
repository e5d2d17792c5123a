internal import Dialogs

/// One request for people by what a manifest calls them.
struct UserRequest: Hashable, Sendable {
    /// What they are called by.
    let kind: UserReference.Kind
    /// Whom it asks for.
    let references: [UserReference]
    let way: Way

    /// How it asks.
    enum Way: Hashable, Sendable {
        /// A page of a listing, for any of several values.
        case list
        /// A page of a listing, for one value that cannot stand in a list.
        case listOne
        /// The one user of a value that cannot stand in a list.
        case one
    }

    /// The most values of one listing, and the most users of one page.
    static let most = 100
    /// How long the values of a listing may be, encoded; proxies refuse addresses beyond 8 kB.
    static let longestValues = 6000
}

extension UserRequest {
    /// As few requests as these people take.
    static func all(for references: some Sequence<UserReference>) -> [Self] {
        var requests: [Self] = []
        for kind in UserReference.Kind.allCases {
            let people = references.filter { $0.kind == kind }.sorted()
            requests += batches(of: people.filter(\.canStandInList), kind)
            requests += people.filter { !$0.canStandInList }.map { person in
                Self(kind: kind, references: [person], way: kind == .phone ? .listOne : .one)
            }
        }
        return requests
    }

    private static func batches(of people: [UserReference], _ kind: UserReference.Kind) -> [Self] {
        var batches: [Self] = []
        var batch: [UserReference] = []
        var count = 0
        var length = 0
        for person in people {
            let values = person.values
            // A comma is three characters once it is encoded.
            let valueLength = values.reduce(0) { $0 + $1.percentEncoded.utf8.count + 3 }
            if !batch.isEmpty, count + values.count > most || length + valueLength > longestValues {
                batches.append(Self(kind: kind, references: batch, way: .list))
                (batch, count, length) = ([], 0, 0)
            }
            batch.append(person)
            count += values.count
            length += valueLength
        }
        return batch.isEmpty ? batches : batches + [Self(kind: kind, references: batch, way: .list)]
    }

    /// The path and the query, behind the endpoint.
    func address(page: Int) -> String {
        switch way {
        case .list, .listOne:
            let values = references.flatMap(\.values)
            let filter = "\(kind.type) \(kind.field) \(way == .list ? "in" : "eq") \(values.joined(separator: ","))"
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
    /// Whether a list of values can hold the text: commas separate its values, and spaces around them may be lost.
    fileprivate var canStandInList: Bool { !text.string.utf8.contains { $0 == UInt8(ascii: ",") || $0 <= 0x20 } }

    /// The values that may be the person's; an address also in the small letters that a server may have made of it.
    fileprivate var values: [String] {
        let text = text.string
        guard kind == .email, text.lowercased() != text else { return [text] }
        return [text, text.lowercased()]
    }
}

extension UserReference.Kind {
    /// The word for the type of the field's values.
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

package import Dialogs
internal import Digests
internal import JSON

/// The user IDs that were found in earlier runs, for one application.
package struct UsersCache: Hashable, Sendable {
    /// The application of the users: IDs of one application mean nothing in another.
    package let account: Account
    private var ids: [UserReference: UserID]

    /// How many users are kept at most.
    static let most = 1_000_000

    /// Creates an empty cache.
    package init(of account: Account) {
        self.account = account
        ids = [:]
    }

    /// The ID that was found for a reference.
    package subscript(reference: UserReference) -> UserID? { ids[reference] }

    /// What users were found by, the first of several in their order.
    package var words: [UserID: ExactText] {
        var first: [UserID: UserReference] = [:]
        for (reference, id) in ids where first[id].map({ reference < $0 }) ?? true { first[id] = reference }
        return first.mapValues(\.text)
    }

    /// Adds users that were found, as long as there is room.
    package mutating func add(_ found: [UserReference: UserID]) {
        for (reference, id) in found where ids.count < Self.most || ids[reference] != nil { ids[reference] = id }
    }
}

extension UsersCache {
    /// Identifies an application without revealing the credentials.
    package struct Account: Hashable, Sendable {
        let endpoint: String
        let application: String

        /// The application that credentials belong to; `nil` where that is unknown.
        ///
        /// - Parameters:
        ///   - credentials: The credentials.
        ///   - endpoint: The base URL of the API.
        ///   - application: The application of the session, if it was requested.
        package init?(_ credentials: Credentials, at endpoint: Endpoint, application: Int?) {
            self.endpoint = endpoint.text
            switch credentials {
            case .apiKey(let key):
                // A key is long and random, so it cannot be found from its digest.
                let digest = Digest.sha256(of: Array("dialogctl users of \(endpoint.text)\n\(key.text)".utf8))
                self.application = "key \(digest.prefix(8).hexDigits)"
            case .sessionToken, .signIn:
                guard let application else { return nil }
                self.application = "application \(application)"
            }
        }
    }

    private static let version = 1

    /// Reads a file.
    ///
    /// - Throws: `UsersCacheError` where it is not a cache.
    package init(json bytes: [UInt8]) throws(UsersCacheError) {
        guard let object = (try? JSONValue(parsing: bytes))?.object, object["version"]?.integer == Self.version,
            let endpoint = object["endpoint"]?.text, let application = object["account"]?.text,
            let users = object["users"]?.object
        else { throw .unreadable }
        account = Account(endpoint: endpoint, application: application)
        ids = [:]
        for kind in UserReference.Kind.allCases {
            for member in users[kind.rawValue]?.object?.members ?? [] {
                guard let id = member.value.integer.flatMap(UserID.init) else { throw .unreadable }
                ids[UserReference(kind, ExactText(member.key))] = id
            }
        }
    }

    /// The file's content, sorted, so that the file changes only if its users do.
    package var json: [UInt8] {
        var writer = JSONWriter(reservingCapacity: ids.count * 32)
        writer.beginObject()
        writer.key("version")
        writer.integer(Self.version)
        writer.key("endpoint")
        writer.string(account.endpoint)
        writer.key("account")
        writer.string(account.application)
        writer.key("users")
        writer.beginObject()
        let references = ids.keys.sorted()
        for kind in UserReference.Kind.allCases {
            writer.key(kind.rawValue)
            writer.beginObject()
            for reference in references where reference.kind == kind {
                guard let id = ids[reference] else { continue }
                writer.key(reference.text.string)
                writer.integer(id.rawValue)
            }
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }
}

extension UsersCache.Account {
    fileprivate init(endpoint: String, application: String) {
        self.endpoint = endpoint
        self.application = application
    }
}

/// Why a file is not usable as a cache of users.
package enum UsersCacheError: Error, Hashable, Sendable {
    /// It is not a cache, or has another version.
    case unreadable
}

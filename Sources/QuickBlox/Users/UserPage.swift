internal import JSON

/// The response to one request for users.
struct UserPage: Hashable, Sendable {
    /// The users that could be read.
    let users: [UserRow]
    /// How many users the page has, readable or not.
    let rowCount: Int
    /// How many users there are in total; `nil` where the server does not say.
    let totalEntries: Int?

    private enum Key: String, CaseIterable, Sendable {
        case items
        case totalEntries = "total_entries"
    }

    private static let keys = JSONKeyTable(Key.self)

    /// Reads a page of a listing.
    ///
    /// - Throws: `JSONError` where the body is something else.
    static func listing(_ body: [UInt8]) throws(JSONError) -> Self {
        try JSONReader.read(body, isForeign: true) { (reader: inout JSONReader) throws(JSONError) in
            var users: [UserRow] = []
            var rowCount: Int?
            var totalEntries: Int?
            try reader.beginObject()
            while let place = try reader.nextKey(in: keys) {
                switch Key.allCases[place] {
                case .items:
                    var count = 0
                    try reader.beginArray()
                    while try reader.nextElement() {
                        count += 1
                        if let user = try UserRow.read(&reader) { users.append(user) }
                    }
                    rowCount = count
                case .totalEntries: totalEntries = try reader.readLenientInteger()
                }
            }
            guard let rowCount else { throw reader.error("no 'items'") }
            return Self(users: users, rowCount: rowCount, totalEntries: totalEntries)
        }
    }

    /// Reads the response to a request for one user.
    ///
    /// - Throws: `JSONError` where the body is something else.
    static func single(_ body: [UInt8]) throws(JSONError) -> Self {
        try JSONReader.read(body, isForeign: true) { (reader: inout JSONReader) throws(JSONError) in
            guard let user = try UserRow.read(&reader) else { throw reader.error("no user") }
            return Self(users: [user], rowCount: 1, totalEntries: 1)
        }
    }
}

package import Dialogs
package import JSON

/// The response to one list request.
package struct DialogPage: Hashable, Sendable {
    /// The rows, in the server's order.
    package let rows: [DialogRow]
    /// How many rows the query has in total; `nil` from old servers.
    package let totalEntries: Int?
}

extension DialogPage {
    private enum Key: String, CaseIterable, Sendable {
        case items
        case totalEntries = "total_entries"
        case errors
    }

    private static let keys = JSONKeyTable(Key.self)

    /// Reads a response body.
    ///
    /// An object with neither `items` nor `total_entries` is an error, and so is one with `errors` and no rows:
    /// otherwise a failure that comes with a good status would make every dialog look missing.
    ///
    /// - Parameters:
    ///   - body: The response body.
    ///   - leftOut: Dialogs of which only the fields that a query filters by are read.
    /// - Throws: `JSONError` where the body is something else.
    package init(parsing body: [UInt8], leavingOut leftOut: Set<DialogID> = []) throws(JSONError) {
        self = try JSONReader.read(body, isForeign: true) { (reader: inout JSONReader) throws(JSONError) in
            var rows: [DialogRow]?
            var totalEntries: Int?
            var hasErrors = false
            try reader.beginObject()
            while let place = try reader.nextKey(in: Self.keys) {
                switch Key.allCases[place] {
                case .items: rows = try Self.readRows(&reader, leavingOut: leftOut)
                case .totalEntries: totalEntries = try reader.readLenientInteger().flatMap { $0 >= 0 ? $0 : nil }
                case .errors: hasErrors = try !reader.readNull()
                }
            }
            guard rows != nil || totalEntries != nil else { throw reader.error("neither 'items' nor 'total_entries'") }
            if hasErrors, rows?.isEmpty ?? true { throw reader.error("'errors' beside an empty list") }
            return Self(rows: rows ?? [], totalEntries: totalEntries)
        }
    }

    private static func readRows(
        _ reader: inout JSONReader,
        leavingOut leftOut: Set<DialogID>
    ) throws(JSONError) -> [DialogRow]? {
        if try reader.readNull() { return nil }
        var rows: [DialogRow] = []
        try reader.beginArray()
        while try reader.nextElement() { rows.append(try DialogRow(from: &reader, leavingOut: leftOut)) }
        return rows
    }
}

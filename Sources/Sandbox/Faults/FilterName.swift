/// A filter of a listing by the name of its parameter: all operators of a field, or one of them, such as `_id[in]`.
struct FilterName: Hashable, Sendable {
    let field: String
    /// The operator, if only this one is meant.
    let search: String?

    init(field: String, search: String? = nil) {
        self.field = field
        self.search = search
    }

    /// Reads `field` or `field[operator]`.
    init?(_ text: String) {
        let parts = text.split(separator: "[", omittingEmptySubsequences: false)
        guard let field = parts.first, !field.isEmpty, !field.contains("]") else { return nil }
        guard parts.count > 1 else {
            self.init(field: String(field))
            return
        }
        let search = parts[1].dropLast()
        guard parts.count == 2, parts[1].last == "]", !search.isEmpty, !search.contains("]") else { return nil }
        self.init(field: String(field), search: String(search))
    }
}

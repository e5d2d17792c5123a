/// The IDs in a path such as `/chat/Dialog/5d75393ba28f9a17e1cb0f9e.json`, separated by commas.
struct DialogPath: Hashable {
    /// The unique IDs as they were sent; at least one.
    let ids: [String]

    /// Reads a path; `nil` if it is not a path of dialogs.
    init?(_ path: String) {
        let prefix = "/chat/Dialog/"
        let suffix = ".json"
        guard path.hasPrefix(prefix), path.hasSuffix(suffix), path.utf8.count > prefix.utf8.count + suffix.utf8.count,
            let list = try? FormText.decoded(path.dropFirst(prefix.count).dropLast(suffix.count).utf8)
        else { return nil }
        var seen: Set<ExactName> = []
        ids = list.split(separator: ",").map(\.trimmed).filter {
            !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: "/")) && seen.insert(ExactName(text: $0)).inserted
        }
        if ids.isEmpty { return nil }
    }

    /// The ID, if there is only one.
    var onlyID: String? { ids.count == 1 ? ids.first : nil }
}

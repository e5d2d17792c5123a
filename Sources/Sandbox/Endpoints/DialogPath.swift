/// The IDs in a path such as `/chat/Dialog/5d75393ba28f9a17e1cb0f9e.json`; several have commas between them.
struct DialogPath: Hashable {
    /// The IDs as they came, each once; at least one.
    let ids: [String]

    /// Reads a path; `nil` where it is none of dialogs.
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

    /// The ID, where it is the only one.
    var onlyID: String? { ids.count == 1 ? ids.first : nil }
}

internal import Dialogs
internal import Manifests

/// The lines that begin a manifest.
struct ManifestHead {
    /// The lines.
    let lines: [String]

    /// The head of a manifest.
    ///
    /// - Parameters:
    ///   - keyField: The field of their custom data in which its dialogs carry their keys.
    ///   - people: The people whom its dialogs do not lose.
    ///   - departed: The people who are to be in no group.
    init(keyField: ExactText?, protecting people: [NamedUser] = [], without departed: [NamedUser] = []) {
        var lines = ["version: 1"]
        if let keyField { lines.append("key_field: \(YAMLScalar(keyField).text)") }
        if !people.isEmpty { lines.append("protect: [\(people.map(\.yaml).joined(separator: ", "))]") }
        if !departed.isEmpty { lines.append("departed: [\(departed.map(\.yaml).joined(separator: ", "))]") }
        self.lines = lines
    }
}

extension NamedUser {
    /// The user as a manifest names them.
    var yaml: String {
        switch self {
        case .id(let id): id.description
        case .reference(let reference): reference.yaml
        }
    }
}

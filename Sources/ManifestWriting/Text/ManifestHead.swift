internal import Dialogs
internal import Manifests

/// The lines that begin a manifest.
struct ManifestHead {
    /// The lines.
    let lines: [String]

    /// The head of a manifest whose dialogs carry their keys in this field of their custom data, and lose none of these
    /// people.
    init(keyField: ExactText?, protecting people: [NamedUser] = []) {
        var lines = ["version: 1"]
        if let keyField { lines.append("key_field: \(YAMLScalar(keyField).text)") }
        if !people.isEmpty { lines.append("protect: [\(people.map(\.yaml).joined(separator: ", "))]") }
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

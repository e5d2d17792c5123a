internal import Dialogs

/// The lines that begin a manifest.
struct ManifestHead {
    /// The lines.
    let lines: [String]

    /// The head of a manifest whose dialogs carry their keys in this field of their custom data.
    init(keyField: ExactText?) {
        lines = ["version: 1"] + (keyField.map { ["key_field: \(YAMLScalar($0).text)"] } ?? [])
    }
}

internal import Dialogs
package import Manifests

/// Dialogs as the text of a manifest, which loads to the same set.
package enum ManifestText {
    /// What a manifest begins with.
    package static let start = "version: 1\ndialogs:\n"

    /// One dialog of the list.
    package static func text(of dialog: ExpandedDialog) -> String {
        var fields: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) {
            if let value { fields.append((name, value)) }
        }
        add("key", dialog.key?.yaml)
        add("type", dialog.type.word)
        add("name", dialog.name?.yaml)
        add("owner", dialog.owner?.yaml)
        add("occupants", dialog.occupants.map(list))
        add("admins", dialog.admins.map(list))
        add("photo", dialog.photo?.yaml)
        add("join_required", dialog.joinRequired.map { "\($0)" })
        switch dialog.identification {
        case .pinned(let id): add("id", "\"\(id)\"")
        case .match(let match): add("match", match.rawValue)
        case nil: break
        }
        add("data", dialog.data.map(map))
        let lines = fields.enumerated().map { index, field in
            "\(index == 0 ? "  - " : "    ")\(field.name):\(field.value.hasPrefix("\n") ? "" : " ")\(field.value)\n"
        }
        return lines.joined()
    }

    private static func list(of people: [NamedUser]) -> String { "[\(people.map(\.yaml).joined(separator: ", "))]" }

    private static func map(of data: CustomData) -> String {
        let fields = data.fields.map { "\n      \($0.key.yaml): \($0.value.yaml)" }
        return "\n      class_name: \(data.className.yaml)\(fields.joined())"
    }
}

extension NamedUser {
    fileprivate var yaml: String {
        switch self {
        case .id(let id): "\(id)"
        case .reference(let reference): ExactText("\(reference)").yaml
        }
    }
}

extension Scalar {
    fileprivate var yaml: String {
        switch self {
        case .text(let text): text.yaml
        case .integer(let integer): "\(integer)"
        case .decimal(let decimal): "\(decimal)"
        case .boolean(let flag): "\(flag)"
        }
    }
}

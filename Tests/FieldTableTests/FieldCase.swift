import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// One field of a dialog of one type, with a value to declare and another that may be live instead.
struct FieldCase: CustomTestStringConvertible {
    let field: ManagedField
    let type: DialogType

    /// Every field of every type that has it.
    static let all = ManagedField.allCases.flatMap { field in
        DialogType.allCases.filter(field.applies).map { FieldCase(field: field, type: $0) }
    }

    /// Those that a dialog may do without.
    static let optional = all.filter { !$0.field.isNeeded(by: $0.type) }

    var testDescription: String { "\(field.name) of a \(type.word) dialog" }
}

extension FieldCase {
    /// The field's value as the manifest writes it.
    private static func yaml(_ field: ManagedField, _ type: DialogType) -> String {
        switch field.kind {
        case .text: "A \(field.name)"
        case .flag: "true"
        case .users: type == .private ? "[2]" : "[2, 3]"
        case .data: "{class_name: Room, region: eu, seats: 4}"
        }
    }

    /// The value that is declared so.
    var declared: DeclaredValue {
        switch field.kind {
        case .text: .text(ExactText("A \(field.name)"))
        case .flag: .flag(true)
        case .users: .users(type == .private ? [2] : [2, 3])
        case .data:
            .data(CustomData(className: "Room", fields: ["region": .text("eu"), "seats": .integer(4)]))
        }
    }

    /// A live value that is another.
    var other: ReportedValue {
        switch field.kind {
        case .text: .text("Another")
        case .flag: .flag(false)
        case .users: .users([1, 2, 9])
        case .data: ReportedValue(.data(CustomData(className: "Room", fields: ["region": .text("us")])))
        }
    }

    /// A manifest of one dialog that declares what its type needs, and the field where that is asked for.
    func manifest(declaresField: Bool = true, pinnedTo id: DialogID? = nil) -> String {
        var lines = ["version: 1", "dialogs:", "  - type: \(type.word)"]
        for field in ManagedField.allCases {
            guard field.isNeeded(by: type) || (declaresField && field == self.field) else { continue }
            lines.append("    \(field.name): \(Self.yaml(field, type))")
        }
        if let id { lines.append("    id: \"\(id)\"") }
        return lines.map { "\($0)\n" }.joined()
    }

    /// What a manifest comes to, with its one dialog spelt out.
    static func reading(of text: String) throws -> ManifestReading {
        let source = ManifestSource(path: "rooms.yaml", bytes: Array(text.utf8))
        let reading = ManifestSet([source]).resolve(.apiKey(defaultOwner: 1), expands: true)
        try #require(reading.diagnostics.map(\.description) == [], "\(text)")
        return reading
    }

    /// The one dialog of a manifest.
    static func dialog(of text: String) throws -> DesiredDialog { try #require(try reading(of: text).dialogs.first) }

    /// The dialog that declares the field, or not.
    func dialog(declaresField: Bool = true, pinnedTo id: DialogID? = nil) throws -> DesiredDialog {
        try Self.dialog(of: manifest(declaresField: declaresField, pinnedTo: id))
    }
}

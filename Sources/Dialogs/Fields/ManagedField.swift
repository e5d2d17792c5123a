/// The fields of a dialog that are managed: what is declared of them is sent, and compared with what is live.
///
/// The cases stand in the order in which fields are written, sent and compared. Everything that is done with each field
/// follows this list and the table of rules; a new field is a case here, and the compiler asks for the rest.
package enum ManagedField: CaseIterable, Hashable, Sendable {
    case name
    case occupants
    case admins
    case photo
    case joinRequired
    case data
}

extension ManagedField {
    /// Whether this name is the field's, or that of a part of it, such as `data.region`.
    package func includes(_ name: String) -> Bool { name == self.name || name.hasPrefix("\(self.name).") }

    /// All fields in order, made once, since each dialog is gone through by them.
    package static let all = allCases

    /// All fields by the kinds of their values, those of one kind in order.
    package static let byKind = FieldKind.allCases.flatMap { kind in allCases.filter { $0.kind == kind } }

    /// The fields whose values are users, in order.
    package static let ofUsers = allCases.filter { $0.kind == .users }

    /// The field's row of the table; inlined, so that asking for one column does not make a whole row.
    @inline(__always)
    package var rule: FieldRule {
        switch self {
        case .name:
            FieldRule(
                "name",
                sentAs: "name",
                types: [.public, .group],
                isNeeded: true,
                hasDefault: false,
                comparison: .exactText,
                change: .any,
                text: TextRule(mostSymbols: TextRule.longestName)
            )
        case .occupants:
            FieldRule(
                "occupants",
                sentAs: "occupants_ids",
                types: [.group, .private],
                isNeeded: true,
                comparison: .userSet,
                change: .any,
                words: "occupant"
            )
        case .admins:
            FieldRule(
                "admins",
                sentAs: "admin_ids",
                types: [.public, .group],
                comparison: .userSet,
                change: .any,
                words: "admin"
            )
        case .photo:
            FieldRule(
                "photo",
                sentAs: "photo",
                types: [.public, .group],
                comparison: .photo,
                change: .setOnly,
                text: TextRule(mostSymbols: nil, mayBeEmpty: true)
            )
        case .joinRequired:
            FieldRule(
                "join_required",
                sentAs: "is_join_required",
                types: .group,
                comparison: .flag,
                change: .never,
                words: "join required",
                opposite: "join not required"
            )
        case .data: FieldRule("data", sentAs: "data", types: .all, comparison: .customData, change: .setOnly)
        }
    }
}

extension ManagedField {
    /// The field's name in manifests, plan files and reports.
    package var name: String { rule.name }

    /// The field's name in requests and answers of the API.
    package var wireName: StaticString { rule.wireName }

    /// What the field's values are.
    package var kind: FieldKind { rule.comparison.kind }

    /// What its texts may be, where it has texts.
    package var textRule: TextRule { rule.textRule }

    /// Whether dialogs of this type have the field; QuickBlox ignores or drops it for others
    /// (https://docs.quickblox.com/reference/create-dialog).
    package func applies(to type: DialogType) -> Bool { rule.types.contains(DialogTypes(type)) }

    /// Whether a dialog of this type cannot do without the field, from its file's defaults or its own.
    package func isNeeded(by type: DialogType) -> Bool { rule.isNeeded && applies(to: type) }

    /// How a declared value is compared with a live dialog of this type; `nil` where it never is.
    ///
    /// The occupants of a private dialog are what it is found by, and there is nothing left of them to compare.
    package func comparison(in type: DialogType) -> FieldComparison? {
        applies(to: type) && !(self == .occupants && type == .private) ? rule.comparison : nil
    }

    /// What the API can do to the field of a dialog of this type once it is created.
    package func change(in type: DialogType) -> FieldChange {
        applies(to: type) && type != .private ? rule.change : .never
    }
}

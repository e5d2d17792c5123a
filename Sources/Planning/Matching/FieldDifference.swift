package import Dialogs

/// One managed field in which the live dialog is not what is declared.
package enum FieldDifference: Hashable, Sendable {
    /// A single value; `live` is `nil` where the live dialog has none.
    case value(field: String, live: LiveValue?, desired: Scalar)
    /// A set of users: those who are declared and not live, and those who are live, not declared and to be removed,
    /// ascending.
    case users(field: String, missing: [UserID], extra: [UserID])

    /// The field by its name in a manifest, such as `photo` or `data.region`.
    package var field: String {
        switch self {
        case .value(let field, _, _), .users(let field, _, _): field
        }
    }
}

extension FieldDifference {
    /// That a dialog is there which is to be absent.
    static let isPresent = Self.value(
        field: DialogField.state.rawValue,
        live: .scalar(.text(ExactText(DialogState.present.rawValue))),
        desired: .text(ExactText(DialogState.absent.rawValue))
    )
}

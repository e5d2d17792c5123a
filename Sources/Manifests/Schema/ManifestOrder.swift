internal import Dialogs

/// The order in which the fields of manifests are written.
package enum ManifestOrder {
    /// The fields of a manifest itself.
    package static let manifest = ManifestField.allCases.map(\.rawValue)
    /// The fields of a dialog, of the defaults, and of an entry that is made from a roster.
    package static let dialog = RosterField.allCases.map(\.rawValue)
    /// The fields whose values are people, in any order.
    package static let people = Set(ManagedField.ofUsers.map(\.name))
    /// The field of a dialog's custom data, and what stands first in it.
    package static let data = (field: ManagedField.data.name, first: "class_name")
}

/// The type and the name of a declared dialog of which no more is known.
package struct DeclaredName: Hashable, Sendable {
    /// The type.
    package let type: DialogType
    /// The name.
    package let name: ExactText

    /// Creates a value.
    package init(_ type: DialogType, _ name: ExactText) {
        self.type = type
        self.name = name
    }
}

internal import Dialogs
internal import YAML

extension DialogDeclaration {
    /// Takes a file's defaults over where the dialog says nothing: maps merge, lists and everything else are replaced.
    ///
    /// A default that the type ignores does not count.
    mutating func fill(from defaults: borrowing Self, for type: DialogType) {
        owner = owner.or(defaults.owner)
        data = data.merged(over: defaults.data)
        if DialogField.occupants.applies(to: type) { occupants = occupants.or(defaults.occupants) }
        if DialogField.admins.applies(to: type) { admins = admins.or(defaults.admins) }
        if DialogField.photo.applies(to: type) { photo = photo.or(defaults.photo) }
        if DialogField.joinRequired.applies(to: type) { joinRequired = joinRequired.or(defaults.joinRequired) }
        if DialogField.match.applies(to: type) { match = match.or(defaults.match) }
    }
}

extension FieldValue<DataDeclaration> {
    /// The fields of both maps; where both have one, its own value counts.
    func merged(over defaults: Self) -> Self {
        switch (self, defaults) {
        case (.value(let own, let pair), .value(let others, _)): .value(own.merged(over: others), in: pair)
        case (.absent, _): defaults
        case (.value, .mistaken): .mistaken
        case (.value, .absent), (.mistaken, _): self
        }
    }
}

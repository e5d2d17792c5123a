internal import Dialogs
internal import YAML

extension DialogDeclaration {
    /// The declaration with a file's defaults where it says nothing: maps merge, lists and everything else are replaced.
    ///
    /// A default that the type ignores does not count.
    func merged(over defaults: Self?, for type: DialogType) -> Self {
        guard let defaults else { return self }
        var merged = self
        merged.owner = owner.or(defaults.owner)
        merged.data = data.merged(over: defaults.data)
        if DialogField.occupants.applies(to: type) { merged.occupants = occupants.or(defaults.occupants) }
        if DialogField.admins.applies(to: type) { merged.admins = admins.or(defaults.admins) }
        if DialogField.photo.applies(to: type) { merged.photo = photo.or(defaults.photo) }
        if DialogField.joinRequired.applies(to: type) { merged.joinRequired = joinRequired.or(defaults.joinRequired) }
        if DialogField.match.applies(to: type) { merged.match = match.or(defaults.match) }
        return merged
    }
}

extension Declared<DataDeclaration> {
    fileprivate func merged(over defaults: Self) -> Self {
        switch (self, defaults) {
        case (.value(let own, let pair), .value(let others, _)): .value(own.merged(over: others), in: pair)
        case (.absent, _): defaults
        case (.value, .mistaken): .mistaken
        case (.value, .absent), (.mistaken, _): self
        }
    }
}

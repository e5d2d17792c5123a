internal import Dialogs
internal import YAML

extension DialogDeclaration {
    /// Takes a file's defaults over where the dialog says nothing: maps merge, lists and everything else are replaced.
    ///
    /// A default that the type ignores does not count.
    mutating func fill(from defaults: borrowing Self, for type: DialogType) {
        for field in DialogField.allCases where defaults.declares(field) {
            if field.hasDefault, field.applies(to: type) { take(field, from: defaults) }
        }
    }

    /// Takes over what is the same for all dialogs of a roster, where the dialog says nothing.
    mutating func takeOver(_ same: borrowing Self) {
        for field in DialogField.allCases where same.declares(field) { take(field, from: same) }
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

import Dialogs
import Planning
import TestSupport

extension DialogQuery {
    /// Asks for the names that contain a text.
    static func near(_ fragment: ExactText, _ type: DialogType) -> Self {
        var query = Self(type: type)
        query.nameFragment = fragment
        return query
    }
}

extension PriorKnowledge {
    /// Knows desired dialogs by the `_id`s with these numbers, which their owners made.
    init(_ desired: [DesiredDialog], _ numbers: [Int?], recently: Bool = false) {
        self.init()
        let identities = zip(desired, numbers).compactMap { dialog, number in
            number.map { (dialog.key, DialogIdentity(.number($0), owner: dialog.owner)) }
        }
        memories = [Memory(Dictionary(uniqueKeysWithValues: identities))]
        if recently { late = Set(identities.map(\.1.id)) }
    }
}

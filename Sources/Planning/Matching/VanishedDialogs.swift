internal import Dialogs

/// The live dialogs whose keys nobody declares any more, as memories and marks tell.
///
/// A key that vanished beside a new one for its members is a rename, or two different rooms: nobody but a person knows.
/// People may have joined meanwhile, which is no drift, so the live dialog may have more members than the new one.
struct VanishedDialogs {
    private let keys: [DialogID: ExactText]

    /// Finds those among the live dialogs.
    ///
    /// - Parameters:
    ///   - live: All dialogs that were seen.
    ///   - desired: What is declared.
    ///   - memories: Whose dialogs were made or found before.
    ///   - keysElsewhere: What the rest of the set declares.
    init(
        among live: [LiveDialog],
        besides desired: [DesiredDialog],
        rememberedIn memories: [PriorKnowledge.Memory],
        _ keysElsewhere: Set<ExactText>
    ) {
        let declared = keysElsewhere.union(desired.map(\.key))
        var keys: [DialogID: ExactText] = [:]
        for memory in memories {
            for (key, identity) in memory.dialogs where !declared.contains(key) && keys[identity.id] == nil {
                keys[identity.id] = key
            }
        }
        let places = Set(desired.compactMap { $0.mark.map { MarkPlace(className: $0.className, field: $0.field) } })
        for place in places {
            for dialog in live where keys[dialog.id] == nil {
                guard let key = dialog.text(in: place.field, of: place.className), key != "", !declared.contains(key)
                else { continue }
                keys[dialog.id] = key
            }
        }
        self.keys = keys
    }

    /// The vanished key of a live dialog; `nil` where it has none.
    subscript(dialog: LiveDialog) -> ExactText? { keys[dialog.id] }
}

/// Where in its custom data a dialog carries its mark.
struct MarkPlace: Hashable {
    let className: ExactText
    let field: ExactText
}

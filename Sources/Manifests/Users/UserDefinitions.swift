internal import Diagnostics
internal import Dialogs
internal import YAML

/// Where users and groups get their names, for what is said of names that nobody has.
struct UserDefinitions {
    private var places: [ExactText: (field: ManifestField, key: Node)] = [:]
    /// How many unknown names are still compared with all known ones: each takes as long as there are names.
    private var comparisonsLeft = 20

    /// Where a name is defined, and as what.
    subscript(name: ExactText) -> (field: ManifestField, key: Node)? { places[name] }

    /// Takes a definition in.
    mutating func add(_ name: ExactText, _ key: Node, as field: ManifestField) {
        places[name] = (field, key)
    }

    /// Which name was probably meant by one that nobody has.
    mutating func notes(on unknown: ExactText) -> [Diagnostic.Note] {
        guard comparisonsLeft > 0 else { return [] }
        comparisonsLeft -= 1
        let notes = lookalikeNotes(on: unknown)
        guard notes.isEmpty else { return notes }
        let near = nearest(to: unknown.string.visibleForm, among: places.keys.sorted().lazy.map(\.string))
        return near.map { [Diagnostic.Note(.didYouMean($0))] } ?? []
    }

    /// Why a name that nobody has is none of those that look the same; none where nothing does.
    private func lookalikeNotes(on unknown: ExactText) -> [Diagnostic.Note] {
        let form = unknown.string.visibleForm
        let known = places.keys.filter { $0.string.visibleForm == form }.min()
        if let known, let place = places[known] {
            return .unseen(in: unknown.string, not: known.string, of: "the definition", at: place.key.location)
        }
        return Diagnostic.Note.unseen(in: unknown.string, isRight: Self.namesUser).map { [$0] } ?? []
    }

    /// Whether a text names a user by itself.
    private static func namesUser(_ text: String) -> Bool {
        if let number = Int(text) { return UserID(rawValue: number) != nil }
        if case .user = UserReferenceText(text) { return true }
        return false
    }
}

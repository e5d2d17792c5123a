internal import Dialogs

/// The names of live and declared dialogs, by what is left of them without case, spaces, normalization and what cannot
/// be seen.
struct NearNames {
    private let live: [LiveDialog]
    private let declared: [DesiredDialog]
    private let liveNames: FoldedNames
    private let declaredNames: FoldedNames

    init(declared: [DesiredDialog], live observation: Observation) {
        live = observation.dialogs + observation.similarDialogs
        self.declared = declared
        liveNames = FoldedNames(live.lazy.map(\.name))
        declaredNames = FoldedNames(declared.lazy.map(\.name))
    }

    /// Notes on the names that are near a desired dialog's, and not the same.
    ///
    /// - Parameters:
    ///   - dialog: The desired dialog.
    ///   - isMissing: Whether it would be created; only then do declared names matter.
    /// - Returns: The notes, those on live names first.
    func notes(on dialog: DesiredDialog, isMissing: Bool) -> [PlanNote] {
        guard let name = dialog.name else { return [] }
        let hash = name.foldedHash
        let similar = liveNames.places(of: hash).map { live[$0] }
            .filter { $0.type == dialog.type && $0.name?.isSimilar(to: name) == true }
        let notes = similar.sorted { $0.id < $1.id }.map(PlanNote.similarName)
        let places = declaredNames.places(of: hash)
        guard isMissing, places.count > 1 else { return notes }
        let others = places.map { declared[$0] }.filter { other in
            other.type == dialog.type && other.name?.isSimilar(to: name) == true
                && (other.type == .public || other.owner == dialog.owner)
        }
        return notes + others.map(\.key).sorted().map(PlanNote.similarDeclared)
    }
}

/// Where names stand that may be near, by hashes; one array in place of a table of tables, since most plans that create
/// something create thousands.
private struct FoldedNames {
    private let entries: [(hash: Int, place: Int)]

    init(_ names: some Sequence<ExactText?>) {
        var entries: [(hash: Int, place: Int)] = []
        for (place, name) in names.enumerated() {
            if let name { entries.append((name.foldedHash, place)) }
        }
        entries.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
        self.entries = entries
    }

    /// The places of the names with this hash, ascending.
    func places(of hash: Int) -> [Int] {
        var range = entries.startIndex..<entries.endIndex
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            range = entries[middle].hash < hash ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return entries[range.lowerBound...].prefix { $0.hash == hash }.map(\.place)
    }
}

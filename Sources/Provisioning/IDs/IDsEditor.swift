internal import Diagnostics
internal import Dialogs
internal import Journal

/// Writes the ids of adopted dialogs into an ids file.
package struct IDsEditor: Sendable {
    /// The path of the file.
    package let path: String
    private let place: IDsPlace
    private let application: Int?
    private let old: DialogIDs
    private let new: DialogIDs
    private let adopted: [ExactText: DialogIdentity]

    init(
        _ adopted: [ExactText: DialogIdentity],
        into old: DialogIDs,
        at place: IDsPlace,
        application: Int?
    ) {
        path = place.path(application: application)
        self.place = place
        self.application = application
        self.old = old
        self.adopted = adopted.filter { old[$0.key] != $0.value }
        var new = old
        if new.application == nil { new.application = application }
        for (key, identity) in self.adopted { new.set(key, identity) }
        self.new = new
    }

    /// The number of ids to write.
    package var count: Int { adopted.count }

    /// The lines of the file that are removed and added, as a difference between its versions.
    package var difference: String {
        let keys = Set(old.dialogs.keys).union(new.dialogs.keys).filter { old[$0] != new[$0] }
        var lines = ["--- \(path)", "+++ \(path)"]
        if old.application != new.application, let application { lines.append("+application: \(application)") }
        for key in keys.sorted() {
            if let identity = old[key] { lines.append("-\(DialogIDs.line(key, identity))") }
            if let identity = new[key] { lines.append("+\(DialogIDs.line(key, identity))") }
        }
        return lines.map { $0.displaySafe + "\n" }.joined()
    }

    /// Writes the ids.
    ///
    /// - Throws: A `RunFailure` if the file has other lines for the keys by now, or cannot be written.
    package func write() async throws(RunFailure) {
        do throws(IDsFileError) {
            let file = try IDsFile.open(at: place, application: application)
            let now = file.contents
            guard adopted.keys.allSatisfy({ now[$0] == old[$0] }) else { throw IDsFileError.changed(path: path) }
            for (key, identity) in adopted { file.note(key, identity, application: application) }
            try await file.close()
        } catch {
            throw RunFailure(error)
        }
    }
}

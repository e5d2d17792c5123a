/// A file that is whole and on the disk, but not yet in its place.
package final class StagedFile: Sendable {
    enum Way {
        /// A new file takes a place.
        case moving(ReplacementFile, isNew: Bool, to: String)
        /// What cannot be replaced is written to.
        case writing([UInt8], to: OutputStream?)
    }

    private let way: Way

    init(_ way: Way) {
        self.way = way
    }

    /// Closes it: so many files may wait for their places that all of them could not be open.
    ///
    /// From now on, another who writes to the same place takes it for a leftover.
    package func close() {
        if case .moving(let file, _, _) = way { file.descriptor.close() }
    }

    /// Where it will be; `nil` where that cannot be replaced.
    var target: String? {
        guard case .moving(_, _, let target) = way else { return nil }
        return target
    }

    /// Puts it in its place.
    ///
    /// - Throws: `AtomicFile.Unwritable`, where that fails; what was there before is there then.
    package func put() throws(AtomicFile.Unwritable) {
        switch way {
        case .writing(let bytes, let stream): try stream?.write(bytes, waitingAtMost: PreparedOutput.patience)
        case .moving(let file, let isNew, _):
            do throws(SystemError) {
                if isNew { try file.takeFreePlace() } else { try file.takePlace() }
            } catch {
                file.remove()
                throw .system(error)
            }
        }
    }

    /// Removes it, where it is not to be put in its place.
    package func discard() {
        if case .moving(let file, _, _) = way { file.remove() }
    }
}

internal import Manifests
internal import PlanFile
internal import Synchronization

/// Records the files from which manifests are read.
final class InputLog: Sendable {
    private let digests: Bool
    private let list = Mutex<(paths: [String], inputs: [PlanInput])>(([], []))

    /// Creates an empty log.
    ///
    /// - Parameter digests: Whether the digests of the files are wanted.
    init(digests: Bool) {
        self.digests = digests
    }

    /// Records one file, and returns it unchanged.
    @Sendable func note(_ source: ManifestSource) -> ManifestSource {
        let input = digests ? PlanInput(path: source.path, bytes: source.bytes) : nil
        list.withLock { list in
            list.paths.append(source.path)
            if let input { list.inputs.append(input) }
        }
        return source
    }

    /// The recorded files with their digests, in the order in which they were read.
    var inputs: [PlanInput] { list.withLock(\.inputs) }

    /// The recorded files, and the rosters that they name.
    func files(of reading: ManifestReading) -> [RunFile] {
        let paths = list.withLock(\.paths)
        let others = reading.paths.subtracting(paths).sorted()
        return paths.map { RunFile("the manifest", $0) } + others.map { RunFile("the roster", $0) }
    }
}

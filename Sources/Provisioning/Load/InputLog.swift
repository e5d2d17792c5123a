internal import Manifests
internal import PlanFile
internal import Platform
internal import Synchronization

/// Records the files from which manifests are read.
final class InputLog: Sendable {
    private let digests: Bool
    private let list = Mutex<(paths: [String], inputs: [PlanInput])>(([], []))

    /// The size limit of a roster or an ids file whose digest is taken, in bytes.
    private static let sizeLimit = 1 << 30

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

    /// Records the rosters of manifests, and the ids file that an option names.
    func note(_ reading: ManifestReading, ids: String?) {
        guard digests else { return }
        let rosters = Set(reading.rosters.map(\.path)).sorted().compactMap { Self.input(.roster, at: $0) }
        let others = rosters + [ids.flatMap { Self.input(.ids, at: $0) }].compactMap(\.self)
        list.withLock { $0.inputs.append(contentsOf: others) }
    }

    /// The recorded files with their digests, in the order in which they were read.
    var inputs: [PlanInput] { list.withLock(\.inputs) }

    /// The recorded files, and the rosters that they name.
    func files(of reading: ManifestReading) -> [RunFile] {
        let paths = list.withLock(\.paths)
        let others = reading.paths.subtracting(paths).sorted()
        return paths.map { RunFile("the manifest", $0) } + others.map { RunFile("the roster", $0) }
    }

    /// A file as it is now; `nil` if it cannot be read.
    ///
    /// An ids file that is not there yet is an empty one.
    static func input(_ kind: PlanInput.Kind, at path: String) -> PlanInput? {
        if BoundedFile.isRegular(path), let bytes = try? BoundedFile.bytes(atPath: path, limit: sizeLimit) {
            return PlanInput(kind, path: path, bytes: bytes)
        }
        return kind == .ids ? PlanInput(kind, path: path, bytes: []) : nil
    }
}

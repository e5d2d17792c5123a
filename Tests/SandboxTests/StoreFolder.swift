import Sandbox
import Synchronization
import TestSupport

/// A folder with one store, deleted with the last reference to it.
final class StoreFolder: Sendable {
    private let folder: TemporaryFolder
    private let said = Mutex<[String]>([])

    /// Creates a folder, with a store of these lines if there are any.
    init(_ lines: String? = nil) throws {
        folder = try TemporaryFolder()
        if let lines { try folder.write(lines, to: path) }
    }

    var path: String { folder.path(of: "dialogs.jsonl") }

    var link: String { folder.path(of: "link.jsonl") }

    /// The lines in the store now.
    var text: String {
        get throws { try folder.read(path) }
    }

    var names: [String] {
        get throws { try folder.names }
    }

    /// The warnings of opening and writing.
    var warnings: [String] { said.withLock(\.self) }

    func open(_ path: String? = nil, filledWith seed: Seed = .empty) throws(StoreError) -> StoreFile {
        try StoreFile(path: path ?? self.path, applicationID: 1, filledWith: seed) { warning in
            self.said.withLock { $0.append(warning) }
        }
    }
}

import FoundationEssentials
import Sandbox
import Synchronization

/// A folder with one store, deleted with the last reference to it.
final class StoreFolder: Sendable {
    private let folder: String
    private let said = Mutex<[String]>([])

    /// Creates a folder, with a store of these lines if there are any.
    init(_ lines: String? = nil) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("sandbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        folder = url.path
        if let lines { try Data(lines.utf8).write(to: URL(filePath: path)) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var path: String { "\(folder)/dialogs.jsonl" }

    var link: String { "\(folder)/link.jsonl" }

    /// The lines in the store now.
    var text: String {
        get throws { String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) }
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    /// The warnings of opening and writing.
    var warnings: [String] { said.withLock(\.self) }

    func open(_ path: String? = nil, filledWith seed: Seed = .empty) throws(StoreError) -> StoreFile {
        try StoreFile(path: path ?? self.path, applicationID: 1, filledWith: seed) { warning in
            self.said.withLock { $0.append(warning) }
        }
    }
}

import Foundation
import TestSupport

extension TemporaryFolder {
    /// Where it is, for what takes no path.
    var url: URL { URL(filePath: path) }

    /// A handle that reads and writes a new file from its start.
    func file(_ name: String, holding text: String = "") throws -> FileHandle {
        try FileHandle(forUpdating: URL(filePath: write(text, to: name)))
    }
}

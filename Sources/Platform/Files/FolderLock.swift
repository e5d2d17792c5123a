extension Folder {
    /// Takes the lock of the folder, which is for those who read a file in it and write another version of it.
    ///
    /// It is on the folder because a file that is replaced is another one, and no file is left for it. Some file
    /// systems have no such locks; there, everybody has it.
    ///
    /// - Parameters:
    ///   - tries: How often it is tried, every hundredth of a second, while another has it.
    ///   - waits: Asked before each further try; `false` ends the waiting.
    /// - Returns: What has the lock until it is closed; `nil` where another has it.
    package func locked(tries: Int, while waits: () -> Bool = { true }) -> FolderLock? {
        guard let folder = try? Descriptor(opening: path, for: .reading) else { return FolderLock(nil) }
        let isMine = (try? folder.lock(tries: tries, while: waits)) ?? true
        return isMine ? FolderLock(folder) : nil
    }
}

/// The lock of a folder, which goes with the last reference to it.
package final class FolderLock: Sendable {
    private let folder: Descriptor?

    fileprivate init(_ folder: Descriptor?) {
        self.folder = folder
    }

    /// Lets another have the lock.
    package func release() { folder?.close() }
}

/// A file to whose end bytes are added.
package final class AppendFile: Sendable {
    private let descriptor: Descriptor

    /// Takes a file that is open for appending.
    package init(_ descriptor: Descriptor) {
        self.descriptor = descriptor
    }

    /// Opens a file of whatever kind, or makes it.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - permissions: Those of a new file, less what the process's mask takes; `nil` where one must be there.
    /// - Throws: `SystemError`, where it cannot be opened.
    package convenience init(path: String, creatingWith permissions: UInt32?) throws(SystemError) {
        let options: Descriptor.Options = permissions == nil ? .appends : [.appends, .creates]
        self.init(try Descriptor(opening: path, for: .writing, options, permissions: permissions ?? 0))
    }

    /// Writes all bytes to the end.
    ///
    /// - Throws: `SystemError`, where some or all of them could not be written.
    package func append(_ bytes: [UInt8]) throws(SystemError) { try descriptor.write(bytes) }

    /// Returns once a crash can no longer take away what was written.
    package func sync() throws(SystemError) { try descriptor.syncData() }

    /// Closes the file; what must be on the disk was synced before.
    package func close() { descriptor.close() }
}

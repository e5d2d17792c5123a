internal import SystemPackage

/// A file that is written as a whole or not at all: readers see the old text until the new one is complete.
///
/// A link stays a link, and what it points to is replaced. A device, a pipe, and what the process has open already
/// (`/dev/stdout`) cannot be replaced, and are written to.
package struct AtomicFile: Sendable {
    /// Why it cannot be written.
    package enum Unwritable: Error, Hashable {
        /// A folder is there.
        case folder
        /// The system refused.
        case system(SystemError)

        /// The reason, in the system's words.
        package var reason: String {
            switch self {
            case .folder: "it is a folder"
            case .system(let error): error.reason
            }
        }
    }

    private let path: String
    private let permissions: UInt32

    /// Names a file, which may be there or not.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - permissions: Those of a new file, less what the process's mask takes; one that is there keeps its own.
    package init(path: String, permissions: UInt32 = 0o666) {
        self.path = path
        self.permissions = permissions
    }

    /// Makes sure that the file can be written, without changing it.
    ///
    /// - Throws: `Unwritable`, where it cannot.
    package func check() throws(Unwritable) {
        switch try place() {
        case .folder: throw .folder
        case .stream:
            try refusing { () throws(SystemError) in
                try SystemError.naming(.open, path) { try FileSystem.checkWritable(path) }
            }
        case .file(let target, let existing):
            try refusing { () throws(SystemError) in
                try ReplacementFile(besides: target, permissions: existing ?? permissions).remove()
            }
        }
    }

    /// Puts the text in the place of what the file holds; the file keeps its permissions.
    ///
    /// - Throws: `Unwritable`, where it cannot; the file is as it was then.
    package func replace(with text: String) throws(Unwritable) { try replace(with: Array(text.utf8)) }

    /// Puts the bytes in the place of what the file holds; the file keeps its permissions.
    ///
    /// - Parameters:
    ///   - bytes: All that the file holds then.
    ///   - isDurable: Whether a crash must not bring the old file back.
    /// - Throws: `Unwritable`, where it cannot; the file is as it was then.
    package func replace(with bytes: [UInt8], isDurable: Bool = false) throws(Unwritable) {
        switch try place() {
        case .folder: throw .folder
        case .stream:
            try refusing { () throws(SystemError) in
                try Self.fill(try Descriptor(opening: path, for: .writing, .appends), with: bytes)
            }
        case .file(let target, let existing):
            try refusing { () throws(SystemError) in
                try fill(target, existing, with: bytes) { file throws(SystemError) in try file.takePlace() }
                if isDurable { try Folder(of: target).sync() }
            }
        }
    }

    /// Puts a new file with this text where nothing is.
    ///
    /// - Throws: `Unwritable`, where something is, or it cannot be written; nothing is there then that was not before.
    package func create(with text: String) throws(Unwritable) {
        try refusing { () throws(SystemError) in
            try fill(path, nil, with: Array(text.utf8)) { file throws(SystemError) in try file.takeFreePlace() }
        }
    }

    /// Where the file really is, or will be, with all links followed; `nil` where what is there is no file of a disk.
    ///
    /// - Throws: `Unwritable`, where a folder is there, or the links lead nowhere.
    package func target() throws(Unwritable) -> String? {
        switch try place() {
        case .folder: throw .folder
        case .stream: nil
        case .file(let target, _): target
        }
    }

    /// Whether a file of a disk is there, to which this process may add.
    package var isRegular: Bool {
        guard case .file? = try? place() else { return false }
        return (try? FileSystem.checkWritable(path)) != nil
    }
}

extension AtomicFile {
    private func place() throws(Unwritable) -> OutputPlace {
        try refusing { () throws(SystemError) in try OutputPlace.find(path) }
    }

    private func refusing<Value>(_ work: () throws(SystemError) -> Value) throws(Unwritable) -> Value {
        do throws(SystemError) { return try work() } catch { throw .system(error) }
    }

    /// Writes a new file beside another, and has it take its place.
    private func fill(
        _ target: String,
        _ existing: UInt32?,
        with bytes: [UInt8],
        _ takePlace: (ReplacementFile) throws(SystemError) -> Void
    ) throws(SystemError) {
        // Nobody may look into the new file who may not look into the old one.
        let file = try ReplacementFile(besides: target, permissions: existing ?? permissions)
        do throws(SystemError) {
            if let existing { try file.descriptor.change(permissions: existing) }
            try Self.fill(file.descriptor, with: bytes)
            try takePlace(file)
        } catch {
            file.remove()
            throw error
        }
    }

    /// Writes all bytes and has them reach the disk.
    private static func fill(_ descriptor: Descriptor, with bytes: [UInt8]) throws(SystemError) {
        try descriptor.write(bytes)
        do throws(SystemError) {
            try descriptor.sync()
        } catch {
            // What is no file of a disk cannot be synced, and need not be.
            let harmless: [Errno] = [.invalidArgument, .notSupported, .readOnlyFileSystem]
            guard harmless.contains(Errno(rawValue: error.code)) else { throw error }
        }
    }
}

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
        /// A pipe is there, which nobody has opened to read it.
        case unread
        /// The system refused.
        case system(SystemError)

        /// The reason, in the system's words.
        package var reason: String {
            switch self {
            case .folder: "it is a folder"
            case .unread: "nobody reads this pipe"
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
    package func check() throws(Unwritable) { _ = try open() }

    /// Makes sure that the file can be written, without changing it, and opens it where it cannot be replaced: a pipe
    /// that somebody reads now is at its end for him once nobody has it open.
    ///
    /// - Returns: The output, which is written later.
    /// - Throws: `Unwritable`, where it cannot.
    package func open() throws(Unwritable) -> PreparedOutput {
        let place = try place()
        if case .file(let target, let existing) = place {
            try refusing { () throws(SystemError) in
                try ReplacementFile(besides: target, permissions: existing ?? permissions).remove()
            }
        }
        return PreparedOutput(self, try stream(at: place))
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
        let staged = try stage(bytes)
        try staged.put()
        guard isDurable, let target = staged.target else { return }
        try refusing { () throws(SystemError) in try Folder(of: target).sync() }
    }

    /// Puts a new file with this text where nothing is.
    ///
    /// - Throws: `Unwritable`, where something is, or it cannot be written; nothing is there then that was not before.
    package func create(with text: String) throws(Unwritable) { try stageNew(Array(text.utf8)).put() }

    /// Brings the bytes to the disk beside the file, in whose place they can be put then.
    ///
    /// - Throws: `Unwritable`, where they cannot be written; the file is as it was then.
    package func stage(_ bytes: [UInt8]) throws(Unwritable) -> StagedFile {
        let place = try place()
        guard case .file(let target, let existing) = place else {
            return StagedFile(.writing(bytes, to: try stream(at: place)))
        }
        return try refusing { () throws(SystemError) in
            StagedFile(.moving(try filled(target, existing, with: bytes), isNew: false, to: target))
        }
    }

    /// Brings the bytes to the disk beside a place where nothing is, and where they can be put then.
    ///
    /// - Throws: `Unwritable`, where they cannot be written; nothing is there then that was not before.
    package func stageNew(_ bytes: [UInt8]) throws(Unwritable) -> StagedFile {
        try refusing { () throws(SystemError) in
            StagedFile(.moving(try filled(path, nil, with: bytes), isNew: true, to: path))
        }
    }

    /// Where the file really is, or will be, with all links followed; `nil` where what is there is no file of a disk.
    ///
    /// - Throws: `Unwritable`, where a folder is there, or the links lead nowhere.
    package func target() throws(Unwritable) -> String? {
        switch try place() {
        case .folder: throw .folder
        case .stream, .open: nil
        case .file(let target, _): target
        }
    }
}

extension AtomicFile {
    private func place() throws(Unwritable) -> OutputPlace {
        try refusing { () throws(SystemError) in try OutputPlace.find(path) }
    }

    private func refusing<Value>(_ work: () throws(SystemError) -> Value) throws(Unwritable) -> Value {
        do throws(SystemError) { return try work() } catch { throw .system(error) }
    }

    /// Opens what is at a place, where that cannot be replaced; `nil` where it can.
    private func stream(at place: OutputPlace) throws(Unwritable) -> OutputStream? {
        switch place {
        case .folder: throw .folder
        case .stream: try OutputStream(opening: path, tries: Self.triesForReader)
        case .open(let name): try OutputStream(openAs: name, tries: Self.triesForReader)
        case .file: nil
        }
    }

    /// For two seconds, in which whoever was started at the same time may come to read.
    private static let triesForReader = 200

    /// A new file beside another that holds these bytes, on the disk.
    private func filled(
        _ target: String,
        _ existing: UInt32?,
        with bytes: [UInt8]
    ) throws(SystemError) -> ReplacementFile {
        // Nobody may look into the new file who may not look into the old one.
        let file = try ReplacementFile(besides: target, permissions: existing ?? permissions)
        do throws(SystemError) {
            if let existing { try file.descriptor.change(permissions: existing) }
            try file.descriptor.write(bytes)
            try Self.sync(file.descriptor)
            return file
        } catch {
            file.remove()
            throw error
        }
    }

    /// Has all bytes reach the disk.
    private static func sync(_ descriptor: Descriptor) throws(SystemError) {
        do throws(SystemError) {
            try descriptor.sync()
        } catch {
            // What is no file of a disk cannot be synced, and need not be.
            let harmless: [Errno] = [.invalidArgument, .notSupported, .readOnlyFileSystem]
            guard harmless.contains(Errno(rawValue: error.code)) else { throw error }
        }
    }
}

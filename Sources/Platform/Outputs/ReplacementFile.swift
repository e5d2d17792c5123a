internal import SystemPackage

/// A new file beside the one whose place it takes once it is whole.
///
/// For `report` it is `.report.unfinished` in the same folder, a name that people do not give to files of their own,
/// and it is locked as long as it is open. So one that a killed run left behind is recognized and removed; if another
/// run is writing one at this moment, `.report.unfinished1` is tried, and so on.
package struct ReplacementFile: Sendable {
    /// The new file, open for reading and appending.
    package let descriptor: Descriptor
    private let target: String

    /// Creates an empty file.
    ///
    /// - Parameters:
    ///   - path: The path of the file whose place it is to take.
    ///   - permissions: Its permissions, less what the process's mask takes.
    /// - Throws: `SystemError`, where it cannot be created.
    package init(besides path: String, permissions: UInt32) throws(SystemError) {
        target = path
        for number in 0..<100 {
            guard let descriptor = try Self.create(Self.path(besides: path, number), permissions) else { continue }
            self.descriptor = descriptor
            return
        }
        throw SystemError(.open, path: Self.path(besides: path), code: Errno.fileExists.rawValue)
    }

    /// Puts it in the place of the file that is there.
    package func takePlace() throws(SystemError) {
        try SystemError.naming(.replace, target) { try FileSystem.move(descriptor.path, to: target) }
    }

    /// Puts it where nothing is.
    ///
    /// - Throws: `SystemError`, where something is.
    func takeFreePlace() throws(SystemError) {
        do throws(Errno) {
            try FileSystem.link(descriptor.path, to: target)
            remove()
        } catch .fileExists {
            throw SystemError(.replace, path: target, code: Errno.fileExists.rawValue)
        } catch {
            // The file system has no second names.
            guard (try? FileStatus(of: target, followingLinks: false)) == nil else {
                throw SystemError(.replace, path: target, code: Errno.fileExists.rawValue)
            }
            try takePlace()
        }
    }

    /// Removes it, where its text did not become whole.
    package func remove() { try? FileSystem.remove(descriptor.path) }
}

extension ReplacementFile {
    /// Where the replacement of a file is written, or the next ones where others are being written.
    package static func path(besides path: String, _ number: Int = 0) -> String {
        let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
        return "\(path[..<start]).\(path[start...]).unfinished\(number == 0 ? "" : "\(number)")"
    }

    /// Creates and locks a file; `nil` where another run has one of that name.
    private static func create(_ path: String, _ permissions: UInt32) throws(SystemError) -> Descriptor? {
        removeAbandoned(path)
        let descriptor: Descriptor
        do throws(SystemError) {
            descriptor = try Descriptor(
                opening: path,
                for: .readingAndWriting,
                [.isNew, .appends, .refusesLinks],
                permissions: permissions
            )
        } catch {
            guard error.code == Errno.fileExists.rawValue else { throw error }
            return nil
        }
        // Some file systems have no locks; there, what is left behind stays.
        let isMine = (try? descriptor.tryLock()) ?? true
        return isMine && leads(path, to: descriptor) ? descriptor : nil
    }

    /// Removes what a killed run left, and whatever else must not be written through.
    private static func removeAbandoned(_ path: String) {
        guard let kind = try? FileStatus(of: path, followingLinks: false).kind else { return }
        guard kind == .regular else {
            try? FileSystem.remove(path)
            return
        }
        let left = try? Descriptor(opening: path, for: .reading, [.refusesLinks, .neverWaits])
        // While this has the lock, nobody takes the file for his own, or puts another in its place.
        guard let left, (try? left.tryLock()) == true, leads(path, to: left) else { return }
        try? FileSystem.remove(path)
    }

    private static func leads(_ path: String, to descriptor: Descriptor) -> Bool {
        let named = try? FileStatus(of: path, followingLinks: false).identity
        return named != nil && named == (try? descriptor.status.identity)
    }
}

internal import SystemPackage

/// A folder, by its path.
package struct Folder: Sendable {
    /// The folder's path.
    package let path: String

    /// Names a folder.
    package init(_ path: String) {
        self.path = path
    }

    /// Names the folder that a path is in.
    package init(of path: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            self.path = "."
            return
        }
        self.path = slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The names in it in no order, `.` and `..` among them; to the system they are bytes, not text.
    package func names() throws(SystemError) -> [[UInt8]] {
        try SystemError.naming(.read, path) { try FileSystem.names(inFolder: path) }
    }

    /// Makes the names in it outlast a crash.
    package func sync() throws(SystemError) {
        let folder = try Descriptor(opening: path, for: .reading)
        do throws(SystemError) {
            try folder.sync()
        } catch {
            // Some file systems cannot sync a folder, and say so with EINVAL (fsync(2)).
            guard error.code == Errno.invalidArgument.rawValue else { throw error }
        }
    }

    /// Creates the folder and those above it where they are missing.
    ///
    /// - Parameters:
    ///   - permissions: Those of each, less what the process's mask takes.
    ///   - isDurable: Whether their names must outlast a crash.
    /// - Throws: `SystemError`, where one of them cannot be made.
    package func create(permissions: UInt32 = 0o777, isDurable: Bool = false) throws(SystemError) {
        let parent = Folder(of: path)
        var failure = make(permissions)
        if failure == .noSuchFileOrDirectory, parent.path != path {
            try parent.create(permissions: permissions, isDurable: isDurable)
            failure = make(permissions)
        }
        switch failure {
        case nil: if isDurable { try parent.sync() }
        case .fileExists?: break
        case let code?: throw SystemError(.createFolder, path: path, code: code.rawValue)
        }
    }

    private func make(_ permissions: UInt32) -> Errno? {
        do throws(Errno) {
            try FileSystem.makeFolder(path, permissions)
            return nil
        } catch {
            return error
        }
    }
}

/// The path without links.
///
/// - Throws: `SystemError`, where it leads nowhere, or is not UTF-8.
package func realPath(_ path: String) throws(SystemError) -> String {
    try SystemError.naming(.open, path) { try FileSystem.realPath(path) }
}

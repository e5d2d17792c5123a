internal import SystemPackage

/// What a path leads to that something is to be written at.
enum OutputPlace {
    /// A file, or none yet, where it really is; with the permissions of the one that is there.
    case file(String, permissions: UInt32?)
    /// What cannot be replaced and has to be written to, such as `/dev/null` or a pipe.
    case stream
    /// A folder, in whose place no file can be put.
    case folder

    /// Follows a path, link by link: a link stays a link, and what it points to is replaced or made.
    static func find(_ path: String) throws(SystemError) -> OutputPlace {
        var place = path
        // As many as the system itself follows (path_resolution(7)).
        for _ in 0...40 {
            guard !leadsToDescriptor(place) else { return .stream }
            let status: FileStatus
            do throws(SystemError) {
                status = try FileStatus(of: place, followingLinks: false)
            } catch {
                guard error.isMissing else { throw SystemError(.open, path: path, code: error.code) }
                return .file(place, permissions: nil)
            }
            switch status.kind {
            case .regular: return .file(place, permissions: status.permissions)
            case .folder: return .folder
            case .special: return .stream
            case .symbolicLink: place = try target(ofLink: place)
            }
        }
        throw SystemError(.open, path: path, code: Errno.tooManySymbolicLinkLevels.rawValue)
    }

    /// Whether a path names what a process has open already, such as the file that standard error goes to: it must not
    /// be replaced, even where it is a regular file.
    private static func leadsToDescriptor(_ path: String) -> Bool {
        guard !["/dev/stdin", "/dev/stdout", "/dev/stderr"].contains(path) else { return true }
        guard !path.hasPrefix("/dev/fd/") else { return true }
        let parts = path.split(separator: "/")
        return parts.count == 4 && parts[0] == "proc" && parts[2] == "fd"
    }

    private static func target(ofLink path: String) throws(SystemError) -> String {
        let target = try SystemError.naming(.open, path) { try FileSystem.target(ofLink: path) }
        return target.hasPrefix("/") ? target : "\(Folder(of: path).path)/\(target)"
    }
}

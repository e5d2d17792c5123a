internal import SystemPackage

/// What a path leads to that something is to be written at.
enum OutputPlace {
    /// A file, or none yet, where it really is; with the permissions of the one that is there.
    case file(String, permissions: UInt32?)
    /// What cannot be replaced and has to be written to, such as `/dev/null` or a pipe.
    case stream
    /// What a process has open already, such as what standard error goes to, and its name on the file system of
    /// processes: it must not be replaced, even where it is a file.
    case open(String)
    /// A folder, in whose place no file can be put.
    case folder

    /// Follows a path, link by link: a link stays a link, and what it points to is replaced or made.
    static func find(_ path: String) throws(SystemError) -> OutputPlace {
        var place = path
        // As many as the system itself follows (path_resolution(7)).
        for _ in 0...40 {
            // What decides is where the name is, not how it is spelt: there, a name stands for an open file.
            guard !isOfProcesses(Folder(of: place)) else { return .open(place) }
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

    /// Whether a folder is on the file system of processes, in which a name may stand for an open file (proc(5)).
    private static func isOfProcesses(_ folder: Folder) -> Bool {
        guard let processes = try? FileStatus(of: "/proc").identity.device else { return false }
        return (try? FileStatus(of: folder.path).identity.device) == processes
    }

    private static func target(ofLink path: String) throws(SystemError) -> String {
        let target = try SystemError.naming(.open, path) { try FileSystem.target(ofLink: path) }
        return target.hasPrefix("/") ? target : "\(Folder(of: path).path)/\(target)"
    }
}

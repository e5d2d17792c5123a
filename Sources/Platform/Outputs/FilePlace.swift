/// Which file a path leads to, whether it is there or not: two paths of one file have equal places.
package enum FilePlace: Hashable, Sendable {
    /// A file that is there, or a pipe.
    case file(FileIdentity)
    /// None yet: the folder above it that is there, and the rest of the path.
    case missing(in: FileIdentity, path: String)

    /// Finds the place of a path, with all links followed; `nil` where no file is or can be: it leads to a device, to a
    /// folder, to what a process has open already, or nowhere.
    package init?(of path: String) {
        switch try? OutputPlace.find(path) {
        case .file(let target, permissions: .some)?: self.init(ofExisting: target)
        case .file(let target, permissions: nil)?: self.init(ofMissing: target)
        case .stream?: self.init(ofExisting: path)
        case .open(_)?, .folder?, nil: return nil
        }
    }

    /// The place of a file that a stream of this process leads to; `nil` where that is no regular file.
    package init?(of stream: StandardStream) {
        guard let status = try? stream.status, status.kind == .regular else { return nil }
        self = .file(status.identity)
    }

    private init?(ofExisting path: String) {
        guard let status = try? FileStatus(of: path), status.kind == .regular || status.isPipe else { return nil }
        self = .file(status.identity)
    }

    private init?(ofMissing path: String) {
        var folder = Folder(of: path)
        var name = Self.lastPart(of: path)
        while folder.path != Folder(of: folder.path).path {
            if let status = try? FileStatus(of: folder.path) {
                self = .missing(in: status.identity, path: name)
                return
            }
            name = "\(Self.lastPart(of: folder.path))/\(name)"
            folder = Folder(of: folder.path)
        }
        guard let status = try? FileStatus(of: folder.path) else { return nil }
        self = .missing(in: status.identity, path: name)
    }

    private static func lastPart(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}

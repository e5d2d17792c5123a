internal import SystemPackage

/// What is known of a file without reading it.
package struct FileStatus: Sendable {
    /// What kind of file it is.
    package let kind: FileKind
    /// Whether it is a pipe, with a name or without.
    package let isPipe: Bool
    /// What tells it from all others, whatever path leads to it.
    package let identity: FileIdentity
    /// How many bytes a regular file has.
    package let size: Int
    /// Who may read and write it: the lowest twelve bits of its mode.
    package let permissions: UInt32

    /// Asks what a path leads to.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - followingLinks: Whether a symbolic link at its end stands for what it leads to.
    /// - Throws: `SystemError`, where there is nothing.
    package init(of path: String, followingLinks: Bool = true) throws(SystemError) {
        self.init(
            try SystemError.naming(.open, path) {
                try unsafe path.withCString { try unsafe Stat($0, followTargetSymlink: followingLinks) }
            }
        )
    }

    fileprivate init(_ status: Stat) {
        kind = FileKind(status.type)
        isPipe = status.type == .fifo
        identity = FileIdentity(device: UInt64(status.deviceID.rawValue), number: UInt64(status.inode.rawValue))
        size = Int(status.size)
        permissions = status.permissions.rawValue
    }
}

extension StandardStream {
    /// What is known of what it leads to.
    package var status: FileStatus {
        get throws(SystemError) {
            FileStatus(try SystemError.naming(.open, "-") { try Stat(FileDescriptor(rawValue: descriptor)) })
        }
    }
}

extension Descriptor {
    /// What is known of the file.
    package var status: FileStatus {
        get throws(SystemError) { FileStatus(try SystemError.naming(.open, path) { try Stat(file) }) }
    }
}

/// What kind of file a path leads to.
package enum FileKind: Hashable, Sendable {
    case regular
    case folder
    case symbolicLink
    /// A pipe, a socket or a device, which may never end.
    case special

    fileprivate init(_ type: FileType) {
        self =
            switch type {
            case .regular: .regular
            case .directory: .folder
            case .symbolicLink: .symbolicLink
            default: .special
            }
    }
}

/// What tells a file from all others, so that two paths of one file are known.
package struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    fileprivate let number: UInt64
}

internal import Glibc

/// What kind of file a path leads to.
enum FileKind {
    case regular
    case folder
    case symbolicLink
    /// A pipe, a socket or a device, which may never end.
    case stream

    init(_ status: stat) {
        self =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .stream
            }
    }
}

/// What tells a file from all others.
struct FileIdentity: Hashable {
    private let device: UInt
    private let number: UInt

    init(_ status: stat) {
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }
}

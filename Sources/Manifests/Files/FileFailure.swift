internal import Diagnostics
internal import Glibc
internal import YAML

/// Why a file could not be read.
enum FileFailure: Error {
    /// The system refused, with this `errno`.
    case system(CInt)
    /// It may never end.
    case stream
    /// It has too many bytes to be read.
    case tooLarge(limit: Int)
}

extension FileFailure {
    /// The failure in words.
    var message: Diagnostic.Message {
        switch self {
        case .system(ENOENT): "no such file or folder"
        case .system(let code): "cannot be read: \(Self.words(for: code))"
        case .stream: "neither a file nor a folder: give '-' to read standard input"
        case .tooLarge(let limit): .tooManyBytes(limit: limit)
        }
    }

    private static func words(for code: CInt) -> String {
        switch code {
        case EACCES, EPERM: "permission denied"
        case ELOOP: "too many symbolic links"
        case ENAMETOOLONG: "the path is too long"
        case ENOTDIR: "a file stands where the path has a folder"
        case EMFILE, ENFILE: "too many open files"
        default: "system error \(code)"
        }
    }
}

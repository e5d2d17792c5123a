internal import Diagnostics
internal import Glibc
internal import Platform
internal import YAML

/// Why a file could not be read.
enum FileFailure: Error {
    /// There is nothing at the path.
    case missing
    /// The system refused, with this number (errno(3)).
    case system(CInt)
    /// It may never end.
    case stream
    /// It has too many bytes to be read.
    case tooLarge(limit: Int)
}

extension FileFailure {
    /// What the system refused.
    init(_ error: SystemError) { self = error.isMissing ? .missing : .system(error.code) }

    /// Does what the system may refuse.
    static func catching<Value: ~Copyable>(
        _ work: () throws(SystemError) -> Value
    ) throws(FileFailure) -> Value {
        do throws(SystemError) { return try work() } catch { throw FileFailure(error) }
    }

    /// The failure in words.
    var message: Diagnostic.Message {
        switch self {
        case .missing: "no such file or folder"
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

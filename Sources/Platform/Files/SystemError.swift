internal import SystemPackage

/// What the system refused, where, and why.
package struct SystemError: Error, Hashable, Sendable {
    /// What was tried with a file.
    package enum Operation: String, Hashable, Sendable {
        case createFolder = "create folder"
        case open
        case lock
        case read
        case write
        case sync
        case replace
    }

    /// What was tried.
    package let operation: Operation
    /// The file's path.
    package let path: String
    /// The system's number of the reason (errno(3)).
    package let code: CInt

    /// Creates an error with the system's number of its reason.
    package init(_ operation: Operation, path: String, code: CInt) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// The reason in the system's words.
    package var reason: String { Errno(rawValue: code).description }

    /// Whether there is nothing at the path.
    package var isMissing: Bool { code == Errno.noSuchFileOrDirectory.rawValue }
}

extension SystemError {
    /// Does what throws an `Errno`, and adds what was tried.
    static func naming<Value: ~Copyable>(
        _ operation: Operation,
        _ path: String,
        _ work: () throws -> Value
    ) throws(SystemError) -> Value {
        do {
            return try work()
        } catch {
            throw SystemError(operation, path: path, code: ((error as? Errno) ?? .ioError).rawValue)
        }
    }
}

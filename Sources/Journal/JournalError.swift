package import Dialogs
internal import Glibc
package import Platform

/// Why a journal cannot be used; nothing may be created without one.
package enum JournalError: Error, Hashable, Sendable {
    /// Another run has the journal open; its process where that is known.
    case inUse(path: String, process: Int?)
    /// There is something other than a regular file at the path.
    case notAFile(path: String, kind: FileKind)
    /// The file is no journal.
    case foreign(path: String)
    /// A later version of the program wrote it.
    case newerVersion(path: String, version: Int)
    /// A line does not say what a line of a journal must; lines count from 1.
    case damaged(path: String, line: Int, reason: String)
    /// The file is larger than any journal may be.
    case tooLarge(path: String)
    /// More creates are open than a run looks for, and than any run would leave.
    case tooManyOpen(path: String)
    /// No further intent fits.
    case full
    /// The intent of one dialog is larger than a record may be; the journal itself is well.
    case intentTooLarge(key: ExactText)
    /// The system refused.
    case system(SystemError)
    /// It was closed before.
    case closed
    /// The environment names no folder for the journal.
    case noHome

    /// What is in a journal's place.
    package enum FileKind: Hashable, Sendable {
        /// A symbolic link.
        case symbolicLink
        /// A folder.
        case folder
        /// A device, a pipe or a socket.
        case special
    }
}

extension JournalError {
    /// What the system refused, where it is not by what is in the journal's place.
    init(_ error: SystemError) {
        self =
            switch (error.operation, error.code) {
            case (.open, ELOOP): .notAFile(path: error.path, kind: .symbolicLink)
            case (.open, EISDIR): .notAFile(path: error.path, kind: .folder)
            case (.open, ENXIO): .notAFile(path: error.path, kind: .special)
            default: .system(error)
            }
    }

    /// Does what the system may refuse.
    static func catching<Value>(_ work: () throws(SystemError) -> Value) throws(JournalError) -> Value {
        do throws(SystemError) { return try work() } catch { throw JournalError(error) }
    }
}

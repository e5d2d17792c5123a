package import Dialogs
package import Platform

/// Why an ids file cannot be used.
package enum IDsFileError: Error, Hashable, Sendable {
    /// The file is no ids file.
    case foreign(path: String)
    /// A later version of the program wrote it.
    case newerVersion(path: String, version: Int)
    /// A line is not what it must be; lines count from 1.
    case mistaken(path: String, line: Int, Mistake)
    /// Its dialogs are those of another application than the run's.
    case otherApplication(path: String, Int, run: Int)
    /// Its lines are not the ones that were shown to somebody.
    case changed(path: String)
    /// Another run has been writing it for a long time.
    case inUse(path: String)
    /// The file is larger than any ids file may be.
    case tooLarge(path: String)
    /// There is something other than a file at the path.
    case notAFile(path: String, kind: FileKind)
    /// The system refused.
    case system(SystemError)
    /// The environment names no folder for ids files.
    case noHome

    /// What is wrong with a line.
    package enum Mistake: Hashable, Sendable {
        /// The file ends in the middle of this line.
        case cutOff
        /// The file ends with this line, before the dialogs.
        case endsEarly
        /// A marker of git's, between two versions of some lines.
        case conflictMarker
        /// It is not UTF-8.
        case notText
        /// It is not what it must be, in words.
        case malformed(String)
        /// Its application is not the one of an earlier line.
        case otherApplication(Int, first: Int, inLine: Int)
        /// Its key has another dialog in an earlier line.
        case keyTwice(ExactText, DialogIdentity, first: DialogIdentity, inLine: Int)
        /// Its dialog is another key's in an earlier line.
        case dialogTwice(DialogID, of: ExactText, first: ExactText, inLine: Int)
    }
}

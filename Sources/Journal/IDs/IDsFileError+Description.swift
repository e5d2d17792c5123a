internal import Dialogs
internal import Platform

extension IDsFileError: CustomStringConvertible {
    /// The reason, and what to do about it; nothing in it but the path can steer a terminal.
    package var description: String {
        switch self {
        case .foreign(let path):
            "'\(path)' is not an ids file; give another path with --ids, or move the file away"
        case .newerVersion(let path, let version):
            "'\(path)' was written by a newer dialogctl: it has version \(version), and this one knows 1; "
                + "use the newer dialogctl"
        case .mistaken(let path, let line, let mistake):
            "\(path):\(line): \(mistake)"
        case .otherApplication(let path, let own, let application):
            "'\(path)' has the dialogs of application \(own), and the credentials belong to \(application); "
                + "give the ids file of that application with --ids"
        case .changed(let path):
            "'\(path)' was changed meanwhile, and is not written; try again"
        case .inUse(let path):
            "'\(path)' is being written by another run for too long; wait for that run to end, and run again"
        case .tooLarge(let path):
            "'\(path)' is too large for an ids file; give another path with --ids, or move the file away"
        case .notAFile(let path, let kind):
            "'\(path)' is \(kind == .folder ? "a folder" : "a special file"), not a file; give another path with --ids"
        case .system(let error):
            "cannot \(error.operation.rawValue) '\(error.path)' for the ids of dialogs: \(error.reason)"
        case .noHome:
            "neither XDG_STATE_HOME nor HOME names a folder for the ids of dialogs; give a path with --ids"
        }
    }
}

extension IDsFileError.Mistake: CustomStringConvertible {
    /// What is wrong, and what to do about it; safe for a terminal.
    package var description: String {
        switch self {
        case .cutOff:
            "the ids file is cut off: its last line does not end; restore the file, or end the line where it is whole"
        case .endsEarly:
            "the ids file is cut off: it ends before its dialogs; restore the file, "
                + "or end it with 'dialogs: {}' where there are none"
        case .conflictMarker:
            "git left a conflict here; keep the lines of both sides without the markers "
                + "('merge=union' for this file in .gitattributes makes git do so)"
        case .notText:
            "the line is not UTF-8; restore the file"
        case .malformed(let reason):
            "\(reason); mend the line, or restore the file"
        case .otherApplication(let application, let first, let line):
            "application \(application), but \(first) in line \(line); keep ids of one application in a file, "
                + "and a file for each"
        case .keyTwice(let key, let identity, let first, let line):
            "\(IDsText.quoted(key)) has dialog \(IDsText.described(identity)) here and "
                + "\(IDsText.described(first)) in line \(line); delete the line of the dialog that is not meant"
        case .dialogTwice(let id, let key, let first, let line):
            "dialog \(IDsText.id(id)) is that of \(IDsText.quoted(key)) here and of \(IDsText.quoted(first)) "
                + "in line \(line); delete the line of the key that is not meant"
        }
    }
}

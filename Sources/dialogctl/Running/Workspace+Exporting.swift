import Diagnostics
import Dialogs
import FoundationEssentials
import ManifestWriting
import Manifests
import QuickBlox
import Reporting

extension Workspace {
    /// The names that manifests give to users.
    ///
    /// - Throws: A `Failure`, after every mistake was reported.
    func userNames(definedAt paths: [String]) throws(Failure) -> [UserID: ExactText] {
        guard !paths.isEmpty else { return [:] }
        let (names, mistakes) = try manifests(at: paths).userNames()
        guard mistakes.isEmpty else {
            console.report(mistakes)
            throw Failure(reported: .wrongInput)
        }
        return names
    }

    /// Writes an export where the user wants it.
    ///
    /// - Throws: A `Failure`, where a file is there already or cannot be written; then some may be written.
    func put(
        _ export: Export,
        writtenBy writer: ManifestWriter,
        into options: ExportFileOptions,
        _ authentication: Authentication
    ) throws(Failure) {
        guard let path = options.out else {
            console.write(writer.text(of: export.dialogs, leftOut: export.leftOut))
            return
        }
        let output = ExportOutput(path: path, overwrites: options.force)
        let files = output.files(of: export, writer, dialogsPerFile: options.dialogsPerFile)
        try output.check(files)
        for file in files {
            try output.write(authentication.redacted(from: file.text), to: file.path)
            console.write("\(file.path.displaySafe): \(count(file.dialogCount, "dialog"))\n")
        }
        if files.isEmpty { console.report("note: there is nothing to export; no file was written\n") }
    }
}

internal import Dialogs
internal import FoundationEssentials
package import ManifestWriting
internal import Platform

/// The file, or the folder of files, into which an export is written.
package struct ExportOutput: Sendable {
    /// One manifest.
    package struct File: Sendable {
        /// The path of the file.
        package let path: String
        /// The text of the manifest.
        let text: String
        /// The number of dialogs that it declares.
        package let dialogCount: Int
    }

    private let path: String
    private let overwrites: Bool
    private let isFolder: Bool

    /// Creates an output.
    ///
    /// - Parameters:
    ///   - path: The path of a file, or of a folder if it is an existing folder or ends in a slash.
    ///   - overwrites: Whether existing files are replaced.
    package init(path: String, overwrites: Bool) {
        self.path = path
        self.overwrites = overwrites
        isFolder = path.hasSuffix("/") || (try? FileStatus(of: path))?.kind == .folder
    }

    /// Writes the manifests of an export.
    ///
    /// - Parameters:
    ///   - export: The export.
    ///   - writer: Makes the text of each manifest.
    ///   - dialogsPerFile: The maximum number of dialogs in each file of a folder.
    ///   - containsSecret: Whether a text contains a credential, which the server may have echoed.
    ///   - onWritten: Called with each file once it is written.
    /// - Returns: The files.
    /// - Throws: A `RunFailure` if a file exists already, cannot be written or would contain a credential; what was
    ///   there before is there then.
    package func write(
        _ export: Export,
        with writer: ManifestWriter,
        dialogsPerFile: Int,
        containsSecret: (_ text: String) -> Bool,
        onWritten: (File) -> Void
    ) throws(RunFailure) -> [File] {
        let files = files(of: export, writer, dialogsPerFile: dialogsPerFile)
        try check(files)
        if files.contains(where: { containsSecret($0.text) }) { throw Self.secretFailure }
        // Nothing is put in its place before all of it is on the disk.
        var staged: [StagedFile] = []
        do throws(RunFailure) {
            for file in files { staged.append(try stage(file.text, for: file.path)) }
        } catch {
            for file in staged { file.discard() }
            throw error
        }
        try put(files, staged, onWritten)
        return files
    }

    /// Why an export that contains a credential is not written: without it, a manifest would declare other dialogs.
    package static let secretFailure = RunFailure(
        "the export holds a credential, so it was not written",
        status: .stoppedBySafetyRail
    )

    private func put(
        _ files: [File],
        _ staged: [StagedFile],
        _ onWritten: (File) -> Void
    ) throws(RunFailure) {
        for (index, file) in files.enumerated() {
            do throws(RunFailure) {
                try writing(file.path) { () throws(AtomicFile.Unwritable) in try staged[index].put() }
            } catch {
                for rest in staged[index...] { rest.discard() }
                throw error
            }
            onWritten(file)
        }
    }

    /// The manifests of an export: one file, or in a folder one or more files for each type.
    private func files(of export: Export, _ writer: ManifestWriter, dialogsPerFile: Int) -> [File] {
        guard isFolder else {
            let text = writer.text(of: export.dialogs, skipped: export.skipped)
            return [File(path: path, text: text, dialogCount: export.dialogs.count)]
        }
        return DialogType.allCases.flatMap { type in
            let dialogs = export.dialogs.filter { $0.type == type }
            let skipped = export.skipped.filter { $0.dialog.type == type }
            let starts = Array(stride(from: 0, to: max(dialogs.count, skipped.isEmpty ? 0 : 1), by: dialogsPerFile))
            return starts.enumerated().map { offset, start in
                let part = dialogs[start..<min(start + dialogsPerFile, dialogs.count)]
                let isLast = offset == starts.count - 1
                return File(
                    path: inFolder(starts.count == 1 ? "\(type.word).yaml" : "\(type.word)-\(offset + 1).yaml"),
                    text: writer.text(of: part, skipped: isLast ? skipped : []),
                    dialogCount: part.count
                )
            }
        }
    }

    /// Checks, before anything is written, that no file would be lost and that no file of an earlier export remains
    /// that declares the same dialogs.
    ///
    /// - Throws: A `RunFailure` that names the file.
    private func check(_ files: [File]) throws(RunFailure) {
        let paths = Set(files.map(\.path))
        if !overwrites, let taken = paths.sorted().first(where: { (try? FileStatus(of: $0)) != nil }) {
            throw RunFailure("'\(taken)' is there already: add --force to overwrite it", status: .usage)
        }
        guard isFolder, let names = try? Folder(path).names().map({ String(decoding: $0, as: UTF8.self) }) else {
            return
        }
        if let stale = names.sorted().first(where: { Self.isExport($0) && !paths.contains(inFolder($0)) }) {
            let text =
                "'\(inFolder(stale))' seems to be of an earlier export, and would declare its dialogs again: remove it"
            throw RunFailure(text, status: .usage)
        }
    }

    /// Brings one file to the disk, beside its place.
    ///
    /// - Throws: A `RunFailure` if it cannot be written.
    private func stage(_ text: String, for path: String) throws(RunFailure) -> StagedFile {
        try writing(path) { () throws(AtomicFile.Unwritable) in
            if isFolder { try createFolder(of: path) }
            let file = AtomicFile(path: path)
            let staged = overwrites ? try file.stage(Array(text.utf8)) : try file.stageNew(Array(text.utf8))
            staged.close()
            return staged
        }
    }

    private func createFolder(of path: String) throws(AtomicFile.Unwritable) {
        do throws(SystemError) { try Folder(of: path).create() } catch { throw .system(error) }
    }

    private func writing<Value>(
        _ path: String,
        _ work: () throws(AtomicFile.Unwritable) -> Value
    ) throws(RunFailure) -> Value {
        do throws(AtomicFile.Unwritable) {
            return try work()
        } catch {
            throw RunFailure("'\(path)' cannot be written: \(error.reason)", status: .externalFailure)
        }
    }

    private func inFolder(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    /// Whether a file name is one that an export into a folder uses.
    private static func isExport(_ name: String) -> Bool {
        guard name.hasSuffix(".yaml") else { return false }
        let parts = name.dropLast(5).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        return DialogType.allCases.contains { $0.word == parts[0] } && (parts.count == 1 || Int(parts[1]) != nil)
    }
}

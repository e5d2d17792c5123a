internal import Dialogs
internal import FoundationEssentials
package import ManifestWriting
internal import Platform

/// The file, or the files of a folder, into which an export is written.
package struct ExportOutput: Sendable {
    /// One manifest.
    package struct File: Sendable {
        /// Where it goes.
        package let path: String
        /// What it says.
        package let text: String
        /// How many dialogs it declares.
        package let dialogCount: Int
    }

    private let path: String
    private let overwrites: Bool
    private let isFolder: Bool

    /// Creates an output.
    ///
    /// - Parameters:
    ///   - path: A file's path; a folder's where one is there, or where it ends in a slash.
    ///   - overwrites: Whether files that are there are replaced.
    package init(path: String, overwrites: Bool) {
        self.path = path
        self.overwrites = overwrites
        isFolder = path.hasSuffix("/") || (try? FileStatus(of: path))?.kind == .folder
    }

    /// The manifests of an export: one, or in a folder one or more for each type.
    package func files(of export: Export, _ writer: ManifestWriter, dialogsPerFile: Int) -> [File] {
        guard isFolder else {
            let text = writer.text(of: export.dialogs, leftOut: export.leftOut)
            return [File(path: path, text: text, dialogCount: export.dialogs.count)]
        }
        return DialogType.allCases.flatMap { type in
            let dialogs = export.dialogs.filter { $0.type == type }
            let leftOut = export.leftOut.filter { $0.dialog.type == type }
            let starts = Array(stride(from: 0, to: max(dialogs.count, leftOut.isEmpty ? 0 : 1), by: dialogsPerFile))
            return starts.enumerated().map { offset, start in
                let part = dialogs[start..<min(start + dialogsPerFile, dialogs.count)]
                let isLast = offset == starts.count - 1
                return File(
                    path: inFolder(starts.count == 1 ? "\(type.word).yaml" : "\(type.word)-\(offset + 1).yaml"),
                    text: writer.text(of: part, leftOut: isLast ? leftOut : []),
                    dialogCount: part.count
                )
            }
        }
    }

    /// Makes sure, before anything is written, that nothing is lost and nothing stays that would declare a dialog
    /// twice.
    ///
    /// - Throws: A `RunFailure` that names the file.
    package func check(_ files: [File]) throws(RunFailure) {
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

    /// Writes one file.
    ///
    /// - Throws: A `RunFailure`, where it cannot be written.
    package func write(_ text: String, to path: String) throws(RunFailure) {
        do {
            if isFolder { try Folder(of: path).create() }
            let file = AtomicFile(path: path)
            if overwrites { try file.replace(with: text) } else { try file.create(with: text) }
        } catch {
            throw RunFailure("cannot write '\(path)': check the folder and its permissions", status: .externalFailure)
        }
    }

    private func inFolder(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    /// Whether an export into a folder names files so.
    private static func isExport(_ name: String) -> Bool {
        guard name.hasSuffix(".yaml") else { return false }
        let parts = name.dropLast(5).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        return DialogType.allCases.contains { $0.word == parts[0] } && (parts.count == 1 || Int(parts[1]) != nil)
    }
}

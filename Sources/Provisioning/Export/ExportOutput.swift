package import Dialogs
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

    /// What gets a file of its own in a folder.
    package enum Grouping: Sendable {
        /// Each type.
        case type
        /// Each owner, by these names where they have one.
        case owner([UserID: ExactText])
    }

    private let path: String
    private let overwrites: Bool
    private let isFolder: Bool
    private let grouping: Grouping
    /// The manifests of the set, of which none is overwritten.
    private let inputs: [FilePlace]

    /// Creates an output.
    ///
    /// - Parameters:
    ///   - path: The path of a file, or of a folder if it is an existing folder or ends in a slash.
    ///   - overwrites: Whether existing files are replaced.
    ///   - grouping: What gets a file of its own in a folder.
    ///   - inputs: The manifests that will be read with these, of which none is overwritten, whatever is asked for.
    package init(path: String, overwrites: Bool, by grouping: Grouping = .type, besides inputs: [String] = []) {
        self.path = path
        self.overwrites = overwrites
        self.grouping = grouping
        self.inputs = inputs.compactMap { FilePlace(of: $0) }
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

    /// The manifests of an export: one file, or in a folder one or more files for each type or owner.
    private func files(of export: Export, _ writer: ManifestWriter, dialogsPerFile: Int) -> [File] {
        guard isFolder else {
            let text = writer.text(of: export.dialogs, skipped: export.skipped)
            return [File(path: path, text: text, dialogCount: export.dialogs.count)]
        }
        return groups(of: export, writer).flatMap { group in
            let dialogs = group.dialogs
            let size = max(dialogs.count, group.skipped.isEmpty ? 0 : 1)
            let starts = Array(stride(from: 0, to: size, by: dialogsPerFile))
            return zip(paths(count: starts.count, named: group.name), starts).map { path, start in
                let part = dialogs[start..<min(start + dialogsPerFile, dialogs.count)]
                return File(
                    path: path,
                    text: group.writer.text(of: part, skipped: start == starts.last ? group.skipped : []),
                    dialogCount: part.count
                )
            }
        }
    }

    /// What goes into one file, or into several of one name.
    private struct Group {
        let name: String
        let dialogs: [ExportedDialog]
        let skipped: [SkippedDialog]
        let writer: ManifestWriter
    }

    private func groups(of export: Export, _ writer: ManifestWriter) -> [Group] {
        switch grouping {
        case .type:
            return DialogType.allCases.map { type in
                Group(
                    name: type.word,
                    dialogs: export.dialogs.filter { $0.type == type },
                    skipped: export.skipped.filter { $0.dialog.type == type },
                    writer: writer
                )
            }
        case .owner(let names):
            let dialogs = Dictionary(grouping: export.dialogs, by: \.owner)
            let skipped = Dictionary(grouping: export.skipped, by: \.owner)
            return Set(dialogs.keys).union(skipped.keys).sorted().map { owner in
                Group(
                    name: names[owner]?.string.fileName ?? "owner-\(owner)",
                    dialogs: dialogs[owner] ?? [],
                    skipped: skipped[owner] ?? [],
                    writer: writer.owned(by: owner)
                )
            }
        }
    }

    /// The paths of some files of one name, numbered where they are several or manifests of the set have the name.
    private func paths(count: Int, named name: String) -> [String] {
        var paths: [String] = []
        var number = count == 1 ? 0 : 1
        while paths.count < count {
            let path = inFolder(number == 0 ? "\(name).yaml" : "\(name)-\(number).yaml")
            if !isInput(path) { paths.append(path) }
            number += number == 0 ? 2 : 1
        }
        return paths
    }

    private func isInput(_ path: String) -> Bool {
        !inputs.isEmpty && FilePlace(of: path).map(inputs.contains) ?? false
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
        if let stale = names.sorted().first(where: {
            Self.isExport($0) && !paths.contains(inFolder($0)) && !isInput(inFolder($0))
        }) {
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

extension String {
    /// The text as the name of a file without its ending; `nil` where a file should not be called so.
    fileprivate var fileName: String? {
        let isPlain = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isPlain && !hasPrefix(".") && !hasPrefix("-") && !isEmpty && utf8.count <= 100 ? self : nil
    }
}

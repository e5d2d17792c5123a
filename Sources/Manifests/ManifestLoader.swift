internal import Diagnostics
package import Platform
package import YAML

/// Reads manifests from files, folders and standard input.
///
/// A file that is named is read whatever its ending; in a folder, and in the folders in it, files that end in `.yaml`
/// or `.yml`, in capitals or not, are, in byte order of their paths, but for hidden ones. However many ways lead to a
/// file, it is read once.
package struct ManifestLoader: Sendable {
    private let standardInput: StandardStream
    private let limits: Limits
    private let onSource: @Sendable (ManifestSource) -> ManifestSource

    /// Creates a loader.
    ///
    /// - Parameters:
    ///   - standardInput: What is read where a path is `-`.
    ///   - limits: How much a manifest may ask of the machine.
    ///   - onSource: Called with each file as it is read; what it returns is taken in its place.
    package init(
        standardInput: StandardStream = .input,
        limits: Limits = Limits(),
        onSource: @escaping @Sendable (ManifestSource) -> ManifestSource = { $0 }
    ) {
        self.standardInput = standardInput
        self.limits = limits
        self.onSource = onSource
    }

    /// Reads the files, in the order of the paths; what cannot be read becomes a diagnostic of the set.
    package func load(_ paths: [String]) -> ManifestSet {
        var loading = Loading(standardInput: standardInput, limits: limits, onSource: onSource)
        for path in paths { loading.load(path) }
        return ManifestSet(loading.files, unreadable: loading.diagnostics, notices: loading.notices)
    }
}

/// What is read so far.
private struct Loading {
    private(set) var files: [ManifestFile] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var notices: [Diagnostic] = []
    private let standardInput: StandardStream
    private let limits: Limits
    private let onSource: @Sendable (ManifestSource) -> ManifestSource
    private var seen: Set<FileIdentity> = []
    private var isInputRead = false

    init(
        standardInput: StandardStream,
        limits: Limits,
        onSource: @escaping @Sendable (ManifestSource) -> ManifestSource
    ) {
        self.standardInput = standardInput
        self.limits = limits
        self.onSource = onSource
    }

    mutating func load(_ path: String) {
        do throws(FileFailure) {
            if path == "-" { try loadStandardInput() } else { try loadFileOrFolder(path) }
        } catch {
            report(error.message, at: path)
        }
    }

    private mutating func loadStandardInput() throws(FileFailure) {
        guard !isInputRead else { return report(.secondInput, at: "-") }
        isInputRead = true
        let bytes = try FileFailure.catching { () throws(SystemError) in
            try standardInput.bytes(limit: limits.bytes)
        }
        add(bytes, at: "-", rosters: .none)
    }

    private mutating func loadFileOrFolder(_ path: String) throws(FileFailure) {
        let file = try FileFailure.catching { () throws(SystemError) in try ReadableFile(path) }
        switch file.kind {
        case .regular: try load(file, path, in: .folder(of: path))
        case .folder: loadFolder(path)
        case .special, .symbolicLink: throw .stream
        }
    }

    private mutating func load(
        _ file: borrowing ReadableFile,
        _ path: String,
        in rosters: RosterFolder
    ) throws(FileFailure) {
        guard seen.insert(file.identity).inserted else { return }
        guard file.size <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try file.bytes(limit: limits.bytes) } catch { throw FileFailure(error) }
        add(bytes, at: path, rosters: rosters)
    }

    /// Parses a file at once, so that no more than one file's bytes are held.
    private mutating func add(_ bytes: [UInt8], at path: String, rosters: RosterFolder) {
        let source = onSource(ManifestSource(path: path, bytes: bytes, rosters: rosters))
        files.append(ManifestFile(source, limits: limits))
    }

    private mutating func loadFolder(_ path: String) {
        var walk = FolderWalk(of: path)
        walk.walk()
        diagnostics.append(contentsOf: walk.diagnostics)
        notices.append(contentsOf: walk.notices)
        for file in walk.paths { load(file, foundIn: path) }
    }

    private mutating func load(_ path: String, foundIn folder: String) {
        do throws(FileFailure) {
            let file = try FileFailure.catching { () throws(SystemError) in try ReadableFile(path) }
            guard file.kind == .regular else { throw .stream }
            try load(file, path, in: .folder(of: path, within: folder))
        } catch {
            report(error.message, at: path)
        }
    }

    private mutating func report(_ message: Diagnostic.Message, at path: String) {
        diagnostics.append(Diagnostic(message, at: SourceLocation(path: path, line: 1, column: 1)))
    }
}

extension Diagnostic.Message {
    fileprivate static let secondInput: Self = "standard input can be read only once: name '-' once"
}

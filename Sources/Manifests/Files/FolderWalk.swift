internal import Diagnostics
internal import Platform

/// Finds the manifests of one folder and of the folders in it.
///
/// Hidden entries and ids files are skipped. A link may lead to another place of the folder, but not out of it: what is
/// reviewed in a repository is what is read.
struct FolderWalk {
    /// The paths of the manifests, as the folder was given.
    private(set) var paths: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// What looks like a manifest and is not read.
    private(set) var notices: [Diagnostic] = []
    /// The JSON files, of which some may be manifests under another name.
    private var others: [String] = []
    private let folder: String
    private let realFolder: String
    private var seen: Set<FileIdentity> = []
    private var pending: [String]

    init(of folder: String) {
        self.folder = folder
        realFolder = (try? realPath(folder)) ?? folder
        pending = [folder]
    }

    /// Walks the folder, and orders what it finds by the bytes of the paths.
    mutating func walk() {
        while let next = pending.popLast() { visit(next) }
        paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if paths.isEmpty, diagnostics.isEmpty { report(.noManifests, at: folder) }
        for path in others where Self.isManifestInJSON(path) { notice(at: path) }
        notices.sort { $0.description < $1.description }
    }
}

extension ManifestLoader {
    /// Whether a file that is written to a path would be read as a manifest from then on, since it lies in one of these
    /// folders.
    package static func wouldRead(_ path: String, in folders: [String]) -> Bool {
        let name = FileName(path.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? [])
        guard name.isManifest, !name.isHidden, let parent = try? realPath(Folder(of: path).path) else { return false }
        return folders.contains { folder in
            guard (try? status(of: folder))?.kind == .folder, let real = try? realPath(folder) else { return false }
            return parent.names(within: real)?.allSatisfy { !$0.isHidden } ?? false
        }
    }
}

extension FolderWalk {
    private mutating func visit(_ path: String) {
        do throws(FileFailure) {
            // A link may lead back to a folder that is walked already.
            guard seen.insert(try status(of: path).identity).inserted else { return }
            let names = try FileFailure.catching { () throws(SystemError) in try Folder(path).names() }
            for name in names { try consider(FileName(name), in: path) }
        } catch {
            report(error.message, at: path)
        }
    }

    private mutating func consider(_ name: FileName, in parent: String) throws(FileFailure) {
        guard !name.isHidden else { return }
        guard let text = name.text else {
            if name.isManifest { report(.nameNotUTF8, at: parent) }
            return
        }
        let path = parent.hasSuffix("/") ? parent + text : "\(parent)/\(text)"
        let kind = try status(of: path, followingLinks: false).kind
        switch kind {
        case .folder: pending.append(path)
        case .symbolicLink: follow(path, isManifest: name.isManifest)
        case .regular, .special:
            if name.isManifest {
                paths.append(path)
            } else if name.isNearlyManifest {
                notice(at: path)
            } else if name.isJSON, kind == .regular {
                others.append(path)
            }
        }
    }

    private mutating func notice(at path: String) {
        let place = SourceLocation(path: path, line: 1, column: 1)
        notices.append(Diagnostic(.unread, at: place, severity: .warning))
    }

    /// Whether a file begins as a manifest in JSON does, which is YAML, too; plans and reports are JSON as well.
    private static func isManifestInJSON(_ path: String) -> Bool {
        guard let file = try? ReadableFile(path), file.kind == .regular,
            let start = try? file.next(atMost: 4096)
        else { return false }
        let text = String(decoding: start, as: UTF8.self).filter { !$0.isWhitespace }
        return text.hasPrefix("{") && text.contains("\"version\":1") && !text.contains("\"format_version\"")
    }

    private mutating func follow(_ path: String, isManifest: Bool) {
        guard let target = try? realPath(path), let status = try? status(of: target, followingLinks: false) else {
            if isManifest { report(.deadLink, at: path) }
            return
        }
        guard status.kind == .folder || isManifest else { return }
        guard target.names(within: realFolder) != nil else {
            report(.linkLeaves(folder), at: path)
            return
        }
        if status.kind == .folder { pending.append(path) } else { paths.append(path) }
    }

    private mutating func report(_ message: Diagnostic.Message, at path: String) {
        diagnostics.append(Diagnostic(message, at: SourceLocation(path: path, line: 1, column: 1)))
    }
}

/// The name of a folder's entry: to the system it is bytes, not text.
private struct FileName {
    /// The name; `nil` where it is not UTF-8.
    let text: String?
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        text = String(validating: bytes, as: UTF8.self)
    }

    var isHidden: Bool { bytes.first == UInt8(ascii: ".") }
    /// Whether it is that of a manifest; an ids file that lies beside them, such as `rooms.ids.yaml`, is none.
    var isManifest: Bool { (hasEnding(".yaml") || hasEnding(".yml")) && !hasEnding(".ids.yaml") }
    /// Whether it is that of a manifest with an ending that an editor added, or that was mistyped.
    ///
    /// Copies that are kept aside on purpose end otherwise, such as in `.bak` or `~`.
    var isNearlyManifest: Bool {
        let endings = [".yaml.txt", ".yml.txt", ".ymal", ".yam", ".yalm", ".yamll", ".ylm", ".yaml ", ".yml "]
        return endings.contains(where: hasEnding)
    }
    var isJSON: Bool { hasEnding(".json") }

    /// Whether the name ends so, in capitals or not.
    private func hasEnding(_ ending: String) -> Bool {
        bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) { byte, letter in
            byte == letter || (byte | 0x20 == letter && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte))
        }
    }
}

extension String {
    /// The names on the way from a folder to what a real path leads to; `nil` where that is not within the folder.
    ///
    /// They are compared byte by byte, as the system does: names in two Unicode forms are two folders.
    fileprivate func names(within folder: String) -> [FileName]? {
        let start = folder == "/" ? "/" : folder + "/"
        let path = "\(self)/".utf8
        guard path.starts(with: start.utf8) else { return nil }
        return path.dropFirst(start.utf8.count).split(separator: UInt8(ascii: "/")).map { FileName(Array($0)) }
    }
}

private func status(of path: String, followingLinks: Bool = true) throws(FileFailure) -> FileStatus {
    try FileFailure.catching { () throws(SystemError) in try FileStatus(of: path, followingLinks: followingLinks) }
}

extension Diagnostic.Message {
    fileprivate static let noManifests: Self = "no manifests in this folder: their names end in .yaml or .yml"

    fileprivate static let unread: Self = """
        this looks like a manifest, and is not read, since its name does not end in .yaml or .yml: rename it, or name it
        """

    fileprivate static let nameNotUTF8: Self = "a manifest in this folder has a name that is not UTF-8: rename it"

    fileprivate static let deadLink: Self = "a symbolic link that leads nowhere"

    fileprivate static func linkLeaves(_ folder: String) -> Self {
        "a symbolic link that leads out of the folder \(folder.quoted): name what it leads to instead"
    }
}

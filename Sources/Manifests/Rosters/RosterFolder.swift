internal import Diagnostics
internal import Platform

/// Where the rosters are that one manifest names.
enum RosterFolder: Sendable {
    /// In the manifest's folder, and not outside of another one around it, so that what is reviewed is what is read.
    case folder(String, within: String)
    /// In memory, by the names that the manifest gives them.
    case memory([String: [UInt8]])
    /// In another place, but for those of which there is a text for their paths.
    indirect case edited([String: [UInt8]], over: RosterFolder)
    /// Nowhere: the manifest is standard input.
    case none
}

extension RosterFolder {
    /// The rosters of a manifest that was named by itself, or that was found in a folder.
    static func folder(of manifest: String, within root: String? = nil) -> Self {
        let slash = manifest.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { String(manifest[...$0]) } ?? ""
        return .folder(parent, within: root ?? (parent.isEmpty ? "." : parent))
    }

    /// The path that names a roster in diagnostics.
    func path(of name: String) -> String {
        switch self {
        case .folder(let folder, _): folder + name
        case .edited(_, let folder): folder.path(of: name)
        case .memory, .none: name
        }
    }

    /// Opens a roster.
    func open(_ name: String) throws(RosterFailure) -> RosterBytes {
        guard !name.hasPrefix("/") else { throw RosterFailure(message: .absolutePath) }
        switch self {
        case .none: throw RosterFailure(message: .noFolder)
        case .memory(let files):
            guard let bytes = files[name] else { throw RosterFailure(message: FileFailure.missing.message) }
            return RosterBytes(bytes)
        case .edited(let texts, let folder):
            if let bytes = texts[path(of: name)] { return RosterBytes(bytes) }
            return try folder.open(name)
        case .folder(let folder, let root): return try Self.open(folder + name, within: root)
        }
    }

    private static func open(_ path: String, within root: String) throws(RosterFailure) -> RosterBytes {
        let target: String
        do throws(SystemError) {
            target = try realPath(path)
        } catch {
            throw RosterFailure(message: FileFailure(error).message)
        }
        guard let realRoot = try? realPath(root), target.hasPrefix(realRoot == "/" ? "/" : realRoot + "/") else {
            throw RosterFailure(message: .leaves(root))
        }
        do throws(FileFailure) {
            let file = try FileFailure.catching { () throws(SystemError) in try ReadableFile(target) }
            guard file.kind == .regular else { throw .stream }
            return RosterBytes(file)
        } catch {
            throw RosterFailure(message: error.rosterMessage)
        }
    }
}

/// Why a roster could not be read.
struct RosterFailure: Error {
    let message: Diagnostic.Message
}

extension FileFailure {
    /// The failure in words for a file that must be a table.
    var rosterMessage: Diagnostic.Message {
        switch self {
        case .stream: "this is no file"
        case .missing, .system, .tooLarge: message
        }
    }
}

extension Diagnostic.Message {
    fileprivate static let noFolder: Self =
        "a manifest on standard input has no folder to find rosters in: name it as a file"

    fileprivate static let absolutePath: Self = "a roster's path is relative to the manifest"

    fileprivate static func leaves(_ folder: String) -> Self {
        "this leads out of the folder \(folder.quoted): move the roster into it, or name a folder around both"
    }
}

import Diagnostics
import Dialogs
import Logging
import Manifests
import PlanFile
import Planning
import QuickBlox
import Synchronization

extension Workspace {
    /// What the paths lead to, checked: manifests, or one plan that was kept.
    ///
    /// - Parameters:
    ///   - paths: The paths.
    ///   - access: By whose right the run is done.
    ///   - expands: Whether the dialogs are wanted as plain manifests would declare them, too.
    /// - Returns: What the run works on.
    /// - Throws: A `Failure`, after every mistake was reported.
    func input(at paths: [String], for access: Access, expands: Bool) throws(Failure) -> RunInput {
        guard let path = paths.first(where: { Self.isPlan($0) }) else {
            let log = InputLog()
            let manifests = ManifestLoader(onSource: log.note).load(paths)
            let declarations = try declarations(of: manifests, for: access, expands: expands)
            return .manifests(declarations, inputs: log.inputs)
        }
        guard paths.count == 1 else {
            throw Failure("'\(path)' is a plan: name it alone, or name manifests", status: .usage)
        }
        let document = try plan(at: path)
        noteChanges(since: document)
        _ = try dialogs(of: document, at: path, ownership: access.ownershipBeforeAnyRequest)
        return .plan(document, path: path)
    }

    private func declarations(
        of manifests: ManifestSet,
        for access: Access,
        expands: Bool
    ) throws(Failure) -> Declarations {
        let ownership = access.ownershipBeforeAnyRequest
        let reading = try reading(of: manifests, ownership: ownership, expands: expands)
        guard case .apiKey = ownership else { return .open(manifests, nil) }
        return reading.people.count == 0 ? .known(reading) : .open(manifests, reading)
    }

    /// Reads a plan that was kept.
    ///
    /// - Throws: A `Failure`, after its mistake was reported, or where it is for another endpoint.
    func plan(at path: String) throws(Failure) -> PlanDocument {
        let document: PlanDocument
        do {
            let bytes = try BoundedFile.bytes(atPath: path, limit: PlanDocument.sizeLimit)
            document = try PlanDocument(parsing: bytes, path: path)
        } catch let error as PlanFileError {
            console.report([error.diagnostic])
            throw Failure(reported: .wrongInput)
        } catch {
            throw Failure("the plan '\(path)' cannot be read", status: .wrongInput)
        }
        let endpoint = try endpoint()
        guard document.endpoint == endpoint.text else {
            let text = "the plan is for \(document.endpoint.shortened), and QUICKBLOX_ENDPOINT is \(endpoint.text)"
            throw Failure("\(text); nothing was read or created", status: .stoppedByRail)
        }
        return document
    }

    /// The dialogs of a kept plan, each of which has an owner already.
    ///
    /// - Throws: A `Failure` where one is another's than the session's user.
    func dialogs(
        of document: PlanDocument,
        at path: String,
        ownership: Ownership
    ) throws(Failure) -> [DesiredDialog] {
        let dialogs = document.plan.entries.map(\.desired)
        guard case .session(let user) = ownership, let other = dialogs.first(where: { $0.owner != user })
        else { return dialogs }
        let text = "the plan '\(path)' has dialogs of owner \(other.owner), who is not the session's user \(user)"
        throw Failure("\(text): use an API key", status: .wrongInput)
    }

    /// Whether a file is a document of this program, by its ending and its beginning.
    static func isPlan(_ path: String) -> Bool {
        guard path.hasSuffix(".json"), BoundedFile.isRegular(path) else { return false }
        guard let bytes = try? BoundedFile.beginning(ofFileAtPath: path, length: 4096) else { return false }
        return PlanDocument.isMeant(by: bytes)
    }

    /// Tells which manifests are there and are not what the plan was made of.
    private func noteChanges(since document: PlanDocument) {
        let changed = document.inputs.filter { input in
            guard input.path != "-", BoundedFile.isRegular(input.path),
                let bytes = try? BoundedFile.bytes(atPath: input.path, limit: 64 << 20)
            else { return false }
            return PlanInput(path: input.path, bytes: bytes) != input
        }
        guard !changed.isEmpty else { return }
        let names = changed.prefix(3).map { "'\($0.path)'" }.joined(separator: ", ")
        let more = changed.count > 3 ? " and \(changed.count - 3) more" : ""
        logger.notice("the manifests changed since the plan was made: \(names)\(more); the plan is what counts")
    }
}

/// Takes note of the files that manifests are read from.
final class InputLog: Sendable {
    private let noted = Mutex<[PlanInput]>([])

    /// Notes one file, and leaves it as it is.
    @Sendable func note(_ source: ManifestSource) -> ManifestSource {
        let input = PlanInput(path: source.path, bytes: source.bytes)
        noted.withLock { $0.append(input) }
        return source
    }

    /// What was noted, in the order in which it was read.
    var inputs: [PlanInput] { noted.withLock(\.self) }
}

internal import Diagnostics
package import PlanFile
internal import Platform
package import QuickBlox

/// Reads and writes plans in files.
package struct SavedPlan {
    private let file: RunFile
    private let output: PreparedOutput

    /// Makes sure that a plan can be written to a file, before anything is sent; returns `nil` without one.
    ///
    /// - Throws: A `RunFailure` if it cannot.
    package static func prepare(_ file: RunFile?) throws(RunFailure) -> SavedPlan? {
        guard let file else { return nil }
        return SavedPlan(file: file, output: try file.prepare())
    }

    /// Whether a file is a plan or a run document, from its extension and its first bytes.
    package static func isSavedPlan(at path: String) -> Bool {
        guard path.hasSuffix(".json"), BoundedFile.isRegular(path) else { return false }
        guard let bytes = try? BoundedFile.beginning(ofFileAtPath: path, length: 4096) else { return false }
        return PlanDocument.isMeant(by: bytes)
    }

    /// Reads a plan.
    ///
    /// - Throws: A `RunFailure` if it is invalid, or for another endpoint.
    package static func read(at path: String, for endpoint: Endpoint) throws(RunFailure) -> PlanDocument {
        let document: PlanDocument
        do {
            let bytes = try BoundedFile.bytes(atPath: path, limit: PlanDocument.sizeLimit)
            document = try PlanDocument(parsing: bytes, path: path)
        } catch let error as PlanFileError {
            throw RunFailure([error.diagnostic])
        } catch BoundedFile.Unreadable.tooLong {
            let text = "the plan '\(path)' has more than \(PlanDocument.sizeLimit >> 20) MiB"
            throw RunFailure("\(text): plan a part at a time, with --shard", status: .wrongInput)
        } catch {
            throw RunFailure("the plan '\(path)' cannot be read", status: .wrongInput)
        }
        guard document.endpoint == endpoint.text else {
            let text = "the plan is for \(document.endpoint.shortened), and QUICKBLOX_ENDPOINT is \(endpoint.text)"
            throw RunFailure("\(text); nothing was read or created", status: .stoppedBySafetyRail)
        }
        return document
    }

    /// Writes a plan.
    ///
    /// - Parameters:
    ///   - document: The plan.
    ///   - containsSecret: Whether a text contains a credential, which the server may have echoed.
    /// - Throws: A `RunFailure` if it cannot be written, or contains a credential.
    package func write(
        _ document: PlanDocument,
        containsSecret: (_ text: String) -> Bool
    ) throws(RunFailure) {
        let bytes = document.json
        guard bytes.count <= PlanDocument.sizeLimit else {
            let text = "the plan has more than \(PlanDocument.sizeLimit >> 20) MiB, so it was not written"
            throw RunFailure("\(text): plan a part at a time, with --shard", status: .wrongInput)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard !containsSecret(text) else {
            throw RunFailure("the plan holds a credential, so it was not written", status: .stoppedBySafetyRail)
        }
        do throws(AtomicFile.Unwritable) {
            try output.write(text)
        } catch {
            throw RunFailure("the plan cannot be written to '\(file.path)': \(error.reason)", status: .externalFailure)
        }
    }

    /// The paths of existing manifests and rosters that have changed since the plan was made.
    static func changedInputs(of document: PlanDocument) -> [String] {
        let changed = document.inputs.files.filter { input in
            guard input.path != "-", input.kind != .ids, let now = InputLog.input(input.kind, at: input.path)
            else { return false }
            return now != input
        }
        return changed.map(\.path)
    }
}

internal import Diagnostics
package import PlanFile
internal import Platform
package import QuickBlox

/// Reads and writes plans in files.
package enum SavedPlan {
    /// Whether a file is a plan or a run document, from its extension and its first bytes.
    static func isSavedPlan(at path: String) -> Bool {
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
    ///   - path: The path of the file.
    ///   - containsSecret: Whether a text contains a credential, which the server may have echoed.
    /// - Throws: A `RunFailure` if it cannot be written, or contains a credential.
    package static func write(
        _ document: PlanDocument,
        to path: String,
        containsSecret: (_ text: String) -> Bool
    ) throws(RunFailure) {
        let text = document.json
        guard !containsSecret(String(decoding: text, as: UTF8.self)) else {
            throw RunFailure("the plan holds a credential, so it was not written", status: .stoppedBySafetyRail)
        }
        do throws(AtomicFile.Unwritable) {
            try AtomicFile(path: path).replace(with: text)
        } catch {
            throw RunFailure("the plan cannot be written to '\(path)': \(error.reason)", status: .externalFailure)
        }
    }

    /// The paths of existing manifests that have changed since the plan was made.
    static func changedInputs(of document: PlanDocument) -> [String] {
        let changed = document.inputs.filter { input in
            guard input.path != "-", BoundedFile.isRegular(input.path),
                let bytes = try? BoundedFile.bytes(atPath: input.path, limit: 64 << 20)
            else { return false }
            return PlanInput(path: input.path, bytes: bytes) != input
        }
        return changed.map(\.path)
    }
}

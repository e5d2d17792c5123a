internal import Diagnostics
package import PlanFile
internal import Platform
package import QuickBlox

/// A plan in a file.
package enum SavedPlan {
    /// Whether a file is a document of this program, by its ending and its beginning.
    static func isSavedPlan(at path: String) -> Bool {
        guard path.hasSuffix(".json"), BoundedFile.isRegular(path) else { return false }
        guard let bytes = try? BoundedFile.beginning(ofFileAtPath: path, length: 4096) else { return false }
        return PlanDocument.isMeant(by: bytes)
    }

    /// Reads a plan.
    ///
    /// - Throws: A `RunFailure` where it is damaged, or for another endpoint.
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

    /// The paths of manifests that are there and are not what a plan was made of.
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

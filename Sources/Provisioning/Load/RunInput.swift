internal import Dialogs
package import Manifests
package import PlanFile
package import Planning

/// What a run works on: manifests, or a plan that was made of them before.
package enum RunInput: Sendable {
    /// What manifests declare, and what names their files and their bytes.
    case manifests(LoadedManifests, inputs: [PlanInput])
    /// A plan that was kept, and its path.
    case plan(PlanDocument, path: String)
}

/// What manifests declare, as far as it is known before any request.
package enum LoadedManifests: Sendable {
    /// All of it; the manifests themselves, which are large, are kept no longer.
    case known(ManifestReading)
    /// The owner or some of the users must be looked up first; the reading is there where the owner is known.
    case open(ManifestSet, ManifestReading?)
}

extension RunInput {
    /// What of a plan that was made just now may be carried out: all of it, unless another one was reviewed.
    package func review(of plan: Plan) -> PlanReview {
        switch self {
        case .manifests: PlanReview(of: plan)
        case .plan(let document, _): PlanReview(of: document.plan, against: plan)
        }
    }

    /// Makes sure that it is manifests.
    ///
    /// - Throws: A `RunFailure` where it is a plan that was kept.
    package func requireManifests() throws(RunFailure) {
        guard case .plan(_, let path) = self else { return }
        throw RunFailure("'\(path)' is a plan already: 'dialogctl apply' carries it out", status: .usage)
    }
}

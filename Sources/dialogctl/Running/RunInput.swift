import Manifests
import PlanFile
import Planning
import QuickBlox

/// What a run works on: manifests, or a plan that was made of them before.
enum RunInput {
    /// What manifests declare, and what names their files and their bytes.
    case manifests(Declarations, inputs: [PlanInput])
    /// A plan that was kept, and its path.
    case plan(PlanDocument, path: String)
}

/// What manifests declare, as far as it is known before any request.
enum Declarations {
    /// All of it; the manifests themselves, which are large, are kept no longer.
    case known(ManifestReading)
    /// Whose dialogs those are, or who is named, takes requests to know; the reading is of what is known of whose they are.
    case open(ManifestSet, ManifestReading?)
}

extension RunInput {
    /// What of a plan that was made just now may be carried out: all of it, unless another one was reviewed.
    func review(of plan: Plan) -> PlanReview {
        switch self {
        case .manifests: PlanReview(of: plan)
        case .plan(let document, _): PlanReview(of: document.plan, against: plan)
        }
    }
}

extension Session {
    /// The document of a plan that was made in this session; of a kept plan, what was kept.
    func document(of plan: Plan) -> PlanDocument {
        switch input {
        case .manifests(_, let inputs):
            PlanDocument(plan, of: inputs, at: endpoint.text, toolVersion: Dialogctl.version)
        case .plan(let document, _): document
        }
    }

    /// Makes sure that the run works on manifests.
    func requireManifests() throws(Failure) {
        guard case .plan(_, let path) = input else { return }
        throw Failure("'\(path)' is a plan already: 'dialogctl apply' carries it out", status: .usage)
    }
}

extension ExitStatus {
    /// This status, or the one for stale entries where there are any and they are worse.
    func orStale(_ review: PlanReview) -> Self {
        .worst(of: [self, review.stale.isEmpty ? .done : .decisionNeeded])
    }
}

internal import Dialogs
package import Manifests
package import PlanFile
package import Planning

/// The input of a run: manifests, or a plan that was made of them before.
package enum RunInput: Sendable {
    /// The declarations of manifests, and what they were read from.
    case manifests(LoadedManifests, inputs: PlanInputs)
    /// A saved plan, and its path.
    case plan(PlanDocument, path: String)
}

/// The declarations of manifests, as far as they are known without a request.
package enum LoadedManifests: Sendable {
    /// Everything is known; the manifests themselves, which are large, are released.
    case known(ManifestReading)
    /// The owner or some of the users must be looked up first; there is a reading only if the owner is known.
    case open(ManifestSet, ManifestReading?)
}

extension RunInput {
    /// What the manifests call the people, as far as that is known without a request.
    var people: PeopleNames {
        switch self {
        case .manifests(.known(let reading), _), .manifests(.open(_, let reading?), _): reading.people
        case .manifests(.open(let manifests, nil), _): PeopleNames(manifests.userNames().names)
        case .plan(let document, _): document.people
        }
    }

    /// The part of a new plan that may be carried out: all of it, or for a saved plan the part that was reviewed.
    ///
    /// - Parameters:
    ///   - plan: The new plan.
    ///   - onlyCreates: Whether updates are left out of the run, of those that were reviewed too.
    /// - Returns: The review.
    package func review(of plan: Plan, onlyCreates: Bool = false) -> PlanReview {
        switch self {
        case .manifests: PlanReview(of: plan)
        case .plan(let document, _):
            PlanReview(of: onlyCreates ? document.plan.onlyCreating : document.plan, against: plan)
        }
    }

    /// Checks that the input is manifests.
    ///
    /// - Throws: A `RunFailure` if it is a saved plan.
    package func requireManifests() throws(RunFailure) {
        guard case .plan(_, let path) = self else { return }
        throw RunFailure("'\(path)' is a plan already: 'dialogctl apply' carries it out", status: .usage)
    }
}

extension RunInput {
    /// The paths of the manifests, where their digests were asked for.
    package var manifestPaths: [String] {
        switch self {
        case .manifests(_, let inputs): inputs.files.filter { $0.kind == .manifest }.map(\.path)
        case .plan: []
        }
    }
}

internal import Applying
internal import Planning

extension ReportState {
    /// What the word means, for somebody who has not read the documentation.
    var meaning: String {
        switch self {
        case .planned(let kind): kind.meaning
        case .ended(let outcome): outcome.meaning
        case .leftOut: "names people who were not found, so nothing is done for it"
        case .missingPerson: "a person whom the application does not have"
        case .undeclared: "is there, and no manifest declares it: left alone"
        }
    }
}

extension Action.Kind {
    fileprivate var meaning: String {
        switch self {
        case .create: "is not there: apply creates it"
        case .exists: "is there, as declared"
        case .update: "is there and differs: apply changes it"
        case .differs: "is there and differs, and stays so"
        case .delete: "is there and is to go: apply deletes it for everybody"
        case .absent: "is to be gone, and is"
        case .conflict: "something there could be it and does not fit: you decide"
        case .ambiguous: "several that are there could be it: you decide"
        case .gone: "what it is pinned to is not there: you decide"
        }
    }
}

extension ReportedOutcome {
    fileprivate var meaning: String {
        switch self {
        case .created: "was created"
        case .createdOtherwise: "was created, and the server stored something else than declared"
        case .recovered: "was created by a request that had no clear answer, and found since"
        case .existed: "was there when its turn came, so nothing was done"
        case .updated: "was changed"
        case .updatedOtherwise: "was changed, and the server stored something else than declared"
        case .partlyUpdated: "some of its changes were made, then one was refused"
        case .updateUnknown: "its change had no clear answer, and may have been made"
        case .deleted: "was deleted for everybody"
        case .deleteUnknown: "its deletion had no clear answer, and may have been made"
        case .stale: "was changed by somebody since the plan, so nothing was done"
        case .rejected: "the server refused it"
        case .failed: "did not succeed, and nothing was written"
        case .unknown: "its create had no clear answer: it may be there"
        case .doubled: "is there twice"
        case .notTried: "its turn did not come before the run ended"
        }
    }
}

internal import Planning

/// What a report says of one dialog: what became of its create, or else what the plan says of it.
enum ReportState: Hashable, Sendable {
    /// The plan's action.
    case planned(Action.Kind)
    /// What became of a create.
    case ended(CreateVerdict)

    /// Every state, those first which a person has to look at.
    static let mostImportantFirst: [Self] = [
        .ended(.unknown), .ended(.doubled), .ended(.failed), .ended(.rejected), .planned(.conflict),
        .planned(.ambiguous), .planned(.gone), .planned(.differs), .ended(.notTried), .planned(.create),
        .ended(.created), .ended(.recovered), .ended(.existed), .planned(.exists),
    ]
}

extension ReportState {
    /// The word for it.
    var word: String {
        switch self {
        case .planned(let kind): kind.rawValue
        case .ended(let verdict): verdict.word
        }
    }

    /// Its sign.
    var sign: String {
        switch self {
        case .planned(let kind): kind.sign
        case .ended(let verdict): verdict.sign
        }
    }

    /// How much it matters.
    var weight: Weight {
        switch self {
        case .ended(.unknown), .ended(.doubled), .ended(.failed), .ended(.rejected), .planned(.conflict),
            .planned(.ambiguous), .planned(.gone):
            .bad
        case .planned(.differs), .ended(.notTried): .warning
        case .planned(.create), .ended(.created), .ended(.recovered): .good
        case .ended(.existed), .planned(.exists): .quiet
        }
    }

    /// How much a state matters.
    enum Weight: String {
        /// Something failed, or a person must decide.
        case bad
        /// Something is not as declared.
        case warning
        /// Something is, or will be, new.
        case good
        /// All is well.
        case quiet
    }
}

internal import Planning

/// What a report says about one dialog: the outcome of its create, update or deletion, the action of the plan, or that
/// nobody declares it.
enum ReportState: Hashable, Sendable {
    /// The plan's action.
    case planned(Action.Kind)
    /// The outcome of a create, an update or a deletion.
    case ended(ReportedOutcome)
    /// The dialog is left out, since people were not found whom it names.
    case leftOut
    /// A person who was not found.
    case missingPerson
    /// No manifest answers for the dialog.
    case undeclared

    /// Every state; those that need the user's attention come first.
    static let mostImportantFirst: [Self] = [
        .ended(.unknown), .ended(.doubled), .ended(.updateUnknown), .ended(.deleteUnknown), .ended(.failed),
        .ended(.rejected), .ended(.partlyUpdated), .ended(.createdOtherwise), .ended(.updatedOtherwise),
        .ended(.stale), .planned(.conflict), .planned(.ambiguous), .planned(.gone), .leftOut, .missingPerson,
        .planned(.delete),
        .planned(.differs), .ended(.notTried), .planned(.create), .planned(.update), .ended(.deleted),
        .ended(.created), .ended(.recovered), .ended(.updated), .ended(.existed), .undeclared, .planned(.exists),
        .planned(.absent),
    ]
}

extension ReportState {
    /// The word that reports show.
    var word: String {
        switch self {
        case .planned(let kind): kind.rawValue
        case .ended(let reportedOutcome): reportedOutcome.word
        case .leftOut: "left out"
        case .missingPerson: "not found"
        case .undeclared: UndeclaredText.word
        }
    }

    /// The word behind a number of dialogs, as the summary of a plan has it.
    func countedWord(for number: Int) -> String {
        guard case .planned(let kind) = self else { return word }
        return kind.counted(number)
    }

    /// The sign that reports show.
    var sign: String {
        switch self {
        case .planned(let kind): kind.sign
        case .ended(let reportedOutcome): reportedOutcome.sign
        case .leftOut, .missingPerson: "!"
        case .undeclared: UndeclaredText.sign
        }
    }

    /// How important it is.
    var weight: Weight {
        switch self {
        case .ended(.unknown), .ended(.doubled), .ended(.updateUnknown), .ended(.deleteUnknown), .ended(.failed),
            .ended(.rejected),
            .ended(.partlyUpdated), .ended(.createdOtherwise), .ended(.updatedOtherwise), .ended(.stale),
            .planned(.conflict), .planned(.ambiguous), .planned(.gone), .leftOut, .missingPerson:
            .bad
        case .planned(.delete), .planned(.differs), .ended(.notTried): .warning
        case .planned(.create), .planned(.update), .ended(.created), .ended(.recovered), .ended(.updated),
            .ended(.deleted):
            .good
        case .ended(.existed), .planned(.exists), .planned(.absent), .undeclared: .quiet
        }
    }

    /// How important a state is.
    enum Weight: String {
        /// Something failed, or the user must decide.
        case bad
        /// Something differs from what is declared.
        case warning
        /// Something was created or changed, or will be.
        case good
        /// Nothing needs to be done.
        case quiet
    }
}

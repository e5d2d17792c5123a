package import Dialogs

extension Action {
    /// The live dialogs among which a person must decide; none where nobody must, or where none is left.
    package var candidates: [LiveDialog] {
        switch self {
        case .ambiguous(let live): live
        case .conflict(.lackingMembers(let lacking)): lacking.map(\.dialog)
        case .conflict(.otherType(let live)): [live]
        case .create, .exists, .differs, .gone: []
        }
    }
}

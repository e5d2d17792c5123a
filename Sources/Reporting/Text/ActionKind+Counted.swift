internal import Planning

extension Action.Kind {
    /// What is said behind a number of dialogs with this action.
    func counted(_ number: Int) -> String {
        switch self {
        case .create: "to create"
        case .update: "to update"
        case .delete: "to delete"
        case .absent: number == 1 ? "is absent" : "are absent"
        case .exists: number == 1 ? "exists" : "exist"
        case .differs: number == 1 ? "differs" : "differ"
        case .conflict: "in conflict"
        case .ambiguous: "ambiguous"
        case .gone: "gone"
        }
    }
}

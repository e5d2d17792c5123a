extension DialogTable {
    /// The rows among which all matches of a listing are.
    struct Candidates {
        let rows: RowLists
        /// Whether every row matches, so that none needs to be examined.
        let isExact: Bool
    }

    /// The smallest set of rows from an index that contains every dialog that the user sees and that satisfies the
    /// conditions.
    func candidates(for viewer: Int, _ conditions: [Condition]) -> Candidates {
        let kinds = Self.kinds(wantedBy: conditions)
        let visible = visibleRows(for: viewer, kinds)
        var best = Candidates(rows: visible, isExact: conditions.allSatisfy(\.concernsOnlyType))
        for rows in conditions.compactMap({ indexed($0, kinds) }) where rows.count < best.rows.count {
            best = Candidates(rows: rows, isExact: false)
        }
        return best
    }

    /// Whether a user sees a dialog: a public one, or one with the user as an occupant, unless the user has deleted it
    /// for themselves.
    func isVisible(_ dialog: Dialog, at row: Int32, to viewer: Int) -> Bool {
        guard dialog.kind == .public || dialog.hasOccupant(viewer) else { return false }
        return !hidden.isHidden(row, from: viewer)
    }

    private static func kinds(wantedBy conditions: [Condition]) -> Set<Int> {
        conditions.reduce(Set(DialogKind.allCases.map(\.rawValue))) { kinds, condition in
            if case .kind(let test) = condition { kinds.filter { test.passes($0) } } else { kinds }
        }
    }

    private func visibleRows(for viewer: Int, _ kinds: Set<Int>) -> RowLists {
        let kinds = DialogKind.allCases.filter { kinds.contains($0.rawValue) }
        let lists = kinds.map { $0 == .public ? publicRows : rows(of: viewer, $0) }
        return RowLists(lists, omitting: kinds.flatMap { hidden.rows(from: viewer, $0) }.sorted())
    }

    /// The rows for which a condition can hold, if there is an index for it.
    private func indexed(_ condition: Condition, _ kinds: Set<Int>) -> RowLists? {
        switch condition {
        case .identifier(.oneOf(let ids)): RowLists([ids.compactMap(row(of:)).sorted()])
        case .name(.oneOf(let names)): RowLists(names.map(rows(named:)))
        case .occupants(let users):
            users.map { user in RowLists(memberLists(of: user, kinds)) }.min { $0.count < $1.count }
        default: nil
        }
    }

    private func memberLists(of user: Int, _ kinds: Set<Int>) -> [[Int32]] {
        [DialogKind.group, .private].filter { kinds.contains($0.rawValue) }.map { rows(of: user, $0) }
    }
}

extension Condition {
    fileprivate var concernsOnlyType: Bool {
        if case .kind = self { true } else { false }
    }
}

internal import CSV
internal import Diagnostics
internal import Dialogs

/// What rows must be like to count, with the columns found in the header of a roster.
struct BoundConditions {
    private let conditions: [Bound]

    private struct Bound {
        let column: Int
        let values: Set<ExactText>
        let isNegated: Bool
    }

    /// The first column that is looked at.
    var firstColumn: Int? { conditions.first?.column }

    /// What becomes of a row.
    enum Answer {
        case counts
        case isLeftOut
        /// Whether it counts hangs on these columns, whose cells are damaged.
        case isDoubtful([Int])
    }

    init(_ conditions: [RosterCondition], _ header: RosterHeader, reportingTo mistakes: inout DiagnosticCollector) {
        self.conditions = conditions.compactMap { condition in
            header.index(of: condition.column, at: condition.node, reportingTo: &mistakes).map {
                Bound(column: $0, values: condition.values, isNegated: condition.isNegated)
            }
        }
    }

    /// Whether a row counts; a value that is named in a condition is meant, however it looks.
    func answer(for row: CSVRow, _ isDamaged: (_ column: Int) -> Bool) -> Answer {
        var doubtful: [Int] = []
        for condition in conditions {
            let isNamed = condition.values.contains(ExactText(row.string(condition.column)))
            if isNamed {
                if condition.isNegated { return .isLeftOut }
            } else if isDamaged(condition.column) {
                doubtful.append(condition.column)
            } else if !condition.isNegated {
                return .isLeftOut
            }
        }
        return doubtful.isEmpty ? .counts : .isDoubtful(doubtful)
    }
}

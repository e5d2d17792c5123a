internal import Diagnostics
internal import Dialogs
internal import YAML

/// The values that a column must have, or must not have.
struct RosterCondition {
    let column: String
    let node: Node
    let values: Set<ExactText>
    /// Whether the column must have none of the values.
    let isNegated: Bool
}

/// The values of a column that are taken as they are, although they look damaged.
struct RosterAllowance {
    let column: String
    let node: Node
    /// The values; `nil` for all of the column.
    let values: Set<ExactText>?
}

extension DiagnosticCollector {
    /// Reads `where`: a map from columns to a value, a list of them, or `{not: ...}`.
    mutating func conditions(_ pair: Pair) -> [RosterCondition] {
        guard expect(.mapping, in: pair) else { return [] }
        return pair.value.pairs.compactMap { condition in
            guard condition.value.kind == .mapping else {
                return conditionValues(condition.value).map { values in
                    RosterCondition(column: condition.key.text, node: condition.key, values: values, isNegated: false)
                }
            }
            guard let excluded = exclusion(condition.value) else { return nil }
            return conditionValues(excluded).map { values in
                RosterCondition(column: condition.key.text, node: condition.key, values: values, isNegated: true)
            }
        }
    }

    /// Reads `allow`: a map from columns to a value, a list of them, or `*`.
    mutating func allowances(_ pair: Pair) -> [RosterAllowance] {
        guard expect(.mapping, in: pair) else { return [] }
        return pair.value.pairs.compactMap { allowance in
            conditionValues(allowance.value).map { values in
                let isOfAll = values.contains("*")
                return RosterAllowance(
                    column: allowance.key.text,
                    node: allowance.key,
                    values: isOfAll ? nil : values
                )
            }
        }
    }

    /// The value of the one field that a map of a condition has.
    private mutating func exclusion(_ node: Node) -> Node? {
        var excluded: Node?
        for pair in node.pairs {
            if pair.key.text == "not" {
                excluded = pair.value
            } else {
                let near: Diagnostic.Note? =
                    nearest(to: pair.key.text, among: ["not"]).map { Diagnostic.Note(.didYouMean($0)) }
                report(.unknownComparison(pair.key.text), at: pair.key, notes: [near].compactMap(\.self))
                return nil
            }
        }
        if excluded == nil { report(.noConditionValue, at: node) }
        return excluded
    }

    private mutating func conditionValues(_ node: Node) -> Set<ExactText>? {
        let nodes = node.kind == .sequence ? Array(node.elements) : [node]
        let values = nodes.compactMap { conditionValue($0) }
        return values.count == nodes.count ? Set(values) : nil
    }

    private mutating func conditionValue(_ node: Node) -> ExactText? {
        guard node.kind == .scalar, !node.isNull else {
            if node.kind != .invalid { report(.noConditionValue, at: node) }
            return nil
        }
        return ExactText(node.text)
    }
}

extension Diagnostic.Message {
    fileprivate static let noConditionValue: Self =
        "the value of a column must be a text, or a list of texts; '' for an empty cell"

    fileprivate static func unknownComparison(_ name: String) -> Self {
        "unknown comparison \(name.quoted): write the wanted values, or '{not: ...}' with those that are not wanted"
    }
}

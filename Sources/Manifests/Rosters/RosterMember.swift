internal import Diagnostics
internal import YAML

/// An element of a list of members that takes in columns: a text, or `{each: text, where: conditions}`.
struct RosterMember {
    let template: Template
    /// Which rows name somebody.
    let conditions: [RosterCondition]
    /// Where the conditions are; `nil` where there are none.
    let place: Node?

    init(_ template: Template, where conditions: [RosterCondition] = [], at place: Node? = nil) {
        self.template = template
        self.conditions = conditions
        self.place = place
    }
}

extension DiagnosticCollector {
    /// Reads a map that chooses members by their rows; `nil` for a mistake, which is reported.
    mutating func member(_ node: Node) -> RosterMember? {
        let found = self.found.count
        var template: Template?
        var conditions: [RosterCondition] = []
        var place: Node?
        for pair in node.pairs {
            switch field(named: pair.key) as NamedField<MemberField> {
            case .known(.each): template = each(pair)
            case .known(.where):
                conditions = self.conditions(pair)
                place = pair.key
            case .meant, .unknown: break
            }
        }
        guard self.found.count == found else { return nil }
        guard let template else {
            report(.noEach, at: node)
            return nil
        }
        return RosterMember(template, where: conditions, at: place)
    }

    private mutating func each(_ pair: Pair) -> Template? {
        guard !reportsBareBraces(pair.value), expect(.scalar, in: pair) else { return nil }
        guard Template.isOne(pair.value) else {
            report(.noColumn, at: pair.value)
            return nil
        }
        return template(pair.value)
    }
}

/// The fields of a map that chooses members by their rows.
enum MemberField: String, FieldName {
    /// Whom a row names.
    case each
    /// Which rows do.
    case `where`

    static let map = "a member that rows name"
    static let table = FieldTable<Self>()
    static let foreignNames: [String: ForeignName<Self>] = ["if": .spelling(of: .where), "when": .spelling(of: .where)]
}

extension Diagnostic.Message {
    fileprivate static let noEach: Self = "'each' is missing: add whom a row names, such as 'each: \"login:{user}\"'"

    fileprivate static let noColumn: Self =
        "'each' takes in a column, such as \"login:{user}\"; who is in every dialog is named without it"
}

internal import Diagnostics
internal import Dialogs
internal import YAML

/// What an entry says of the dialogs that a roster makes.
struct RosterDeclaration: ~Copyable {
    /// The entry.
    let node: Node
    /// The path of the roster.
    var file: FieldValue<ExactText> = .absent
    /// The columns that tell one dialog from another; none make one dialog of all rows, and `nil` one of each row.
    var groupBy: [(name: String, node: Node)]?
    /// Names for several columns.
    var columns: [ColumnName] = []
    var conditions: [RosterCondition] = []
    /// The rows of dialogs that are to be absent; `nil` where no condition says so.
    var absence: [RosterCondition]?
    /// What looks damaged and is meant.
    var allowances: [RosterAllowance] = []
    var separator = ListSeparator.any
    /// Fields that take in columns.
    var texts: [(field: DialogField, template: Template)] = []
    /// Fields of custom data that take in columns.
    var data: [(key: Node, template: Template)] = []
    var occupants: [RosterMember] = []
    var admins: [RosterMember] = []
    /// Where it says that dialogs of its keys that other entries make are the same ones; `nil` where it does not.
    var combine: Node?
    /// Fields that are the same for each dialog.
    var same: DialogDeclaration
}

extension ValueReader {
    /// Reads an entry that is made from a roster.
    ///
    /// - Parameters:
    ///   - node: The entry.
    ///   - outline: Takes every field; those that take in columns as fields whose value is not known.
    /// - Returns: What it says.
    mutating func roster(_ node: Node, outline: inout DialogDeclaration) -> RosterDeclaration {
        var roster = RosterDeclaration(node: node, same: DialogDeclaration(node: node))
        for pair in node.pairs {
            switch mistakes.field(named: pair.key) as NamedField<RosterField> {
            case .known(.fromCSV): roster.file = text(pair)
            case .known(.groupBy): roster.groupBy = mistakes.groupColumns(pair)
            case .known(.where): roster.conditions = mistakes.conditions(pair)
            case .known(.columns): roster.columns = mistakes.columnNames(pair)
            case .known(.combine): if boolean(pair).value == true { roster.combine = pair.key }
            case .known(.allow): roster.allowances = mistakes.allowances(pair)
            case .known(.separator): readSeparator(pair, into: &roster)
            case .known(.dialog(let field)): read(field, pair, into: &roster, &outline)
            case .meant(.dialog(let field)): outline.takeAsMistaken(field)
            case .meant, .unknown: break
            }
        }
        return roster
    }

    private mutating func read(
        _ field: DialogField,
        _ pair: Pair,
        into roster: inout RosterDeclaration,
        _ outline: inout DialogDeclaration
    ) {
        if mistakes.reportsBareBraces(pair.value) { return outline.takeAsMistaken(field) }
        switch field {
        case .state where pair.value.kind == .mapping:
            roster.absence = mistakes.absence(pair.value)
            outline.takeAsMistaken(field)
        case .key, .owner, .id, .state: readText(field, pair, into: &roster, &outline)
        case .type, .match, .update, .unlisted, .unlistedAdmins: readAlike(field, pair, into: &roster, &outline)
        case .managed(let managed):
            switch managed.kind {
            case .text: readText(field, pair, into: &roster, &outline)
            case .flag: readAlike(field, pair, into: &roster, &outline)
            case .users: readMembers(managed, pair, into: &roster, &outline)
            case .data: readData(pair, into: &roster, &outline)
            }
        }
    }

    /// Reads a field that is the same for all dialogs.
    private mutating func readAlike(
        _ field: DialogField,
        _ pair: Pair,
        into roster: inout RosterDeclaration,
        _ outline: inout DialogDeclaration
    ) {
        read(field, pair, into: &roster.same)
        read(field, pair, into: &outline)
    }

    /// Reads a field that may take in columns.
    private mutating func readText(
        _ field: DialogField,
        _ pair: Pair,
        into roster: inout RosterDeclaration,
        _ outline: inout DialogDeclaration
    ) {
        if field == .managed(.name), Template.isOne(pair.value) { warnOfName(pair.value) }
        guard Template.isOne(pair.value) else { return readAlike(field, pair, into: &roster, &outline) }
        if let template = mistakes.template(pair.value) { roster.texts.append((field, template)) }
        outline.takeAsMistaken(field)
    }

    private mutating func readMembers(
        _ field: ManagedField,
        _ pair: Pair,
        into roster: inout RosterDeclaration,
        _ outline: inout DialogDeclaration
    ) {
        guard mistakes.expect(.sequence, in: pair) else { return outline.takeAsMistaken(.managed(field)) }
        var templates: [RosterMember] = []
        var members = Members()
        for element in pair.value.elements {
            if mistakes.reportsBareBraces(element) { continue }
            if Template.isOne(element) {
                if let template = mistakes.template(element) { templates.append(RosterMember(template)) }
            } else if element.kind == .mapping {
                if let member = mistakes.member(element) { templates.append(member) }
            } else {
                add(element, to: &members)
            }
        }
        let value = FieldValue<Members>.value(members, in: pair)
        let own = templates.isEmpty ? value : .mistaken
        switch field {
        case .occupants: (roster.same.occupants, roster.occupants, outline.occupants) = (value, templates, own)
        case .admins: (roster.same.admins, roster.admins, outline.admins) = (value, templates, own)
        case .name, .photo, .joinRequired, .data: preconditionFailure("\(field.name) has no users")
        }
    }

    private mutating func readData(
        _ pair: Pair,
        into roster: inout RosterDeclaration,
        _ outline: inout DialogDeclaration
    ) {
        let declared = customData(pair)
        outline.data = declared
        roster.same.data = declared
        guard case .value(var data, _) = declared else { return }
        for field in pair.value.pairs where Template.isOne(field.value) {
            if let template = mistakes.template(field.value) { roster.data.append((field.key, template)) }
            data.remove(field.key.text)
        }
        roster.same.data = .value(data, in: pair)
    }

    private mutating func readSeparator(_ pair: Pair, into roster: inout RosterDeclaration) {
        guard mistakes.expect(.scalar, in: pair) else { return }
        let text = pair.value.text
        if text.isEmpty { return mistakes.report(.emptySeparator, at: pair.value) }
        roster.separator = .text(Array(text.utf8))
    }
}

extension DataDeclaration {
    /// Forgets a field.
    fileprivate mutating func remove(_ name: String) {
        fields.removeAll { $0.key == ExactText(name) }
        if name == "class_name" { className = .absent }
    }
}

extension DiagnosticCollector {
    /// Reports `{column}` without quotes, which is a map in YAML.
    mutating func reportsBareBraces(_ node: Node) -> Bool {
        guard node.kind == .mapping, let only = node.pairs.first(where: { _ in true }), node.contentCount == 2,
            only.value.isNull
        else { return false }
        report(.bareBraces(only.key.text), at: node)
        return true
    }
}

extension Diagnostic.Message {
    fileprivate static func bareBraces(_ name: String) -> Self {
        "braces without quotes are a map in YAML: write \("\"{\(name)}\"".quoted)"
    }

    fileprivate static let emptySeparator: Self = "'separator' is empty: give it a text such as ';'"
}

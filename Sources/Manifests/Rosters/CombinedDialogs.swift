internal import Diagnostics
internal import Dialogs
internal import YAML

/// Dialogs that several entries of a file make together.
struct CombinedDialogs {
    private var indices: [ExactText: Int] = [:]
    private(set) var dialogs: [[Part]] = []
    /// Whether something is wrong with what an entry says of a dialog that is not known.
    private(set) var isPartial = false

    /// What one entry says of a dialog.
    struct Part {
        let made: RosterRows.Made
        let fields: SharedFields
    }

    /// Takes in what an entry makes.
    mutating func add(_ made: RosterRows.Made, _ fields: SharedFields) {
        let part = Part(made: made, fields: fields)
        if made.isBroken, part.key == nil { isPartial = true }
        guard let key = part.key, let index = indices.updateValue(dialogs.count, forKey: key) else {
            return dialogs.append([part])
        }
        indices[key] = index
        dialogs[index].append(part)
    }
}

/// What is the same for all dialogs of one entry, kept beyond the time in which its rows are read.
final class SharedFields {
    let fields: DialogDeclaration

    init(_ fields: borrowing DialogDeclaration) {
        var copy = DialogDeclaration(node: fields.node)
        copy.takeOver(fields)
        self.fields = copy
    }
}

extension CombinedDialogs.Part {
    var key: ExactText? {
        if let key = fields.fields.key.value { return key }
        return made.document.withRoot { root in
            root.pairs.first { DialogField.table.field(named: $0.key) == .key }.map { ExactText($0.value.text) }
        }
    }
}

extension Resolution {
    /// Makes of an entry's outline that of a dialog which other entries may complete; reports that it has no key.
    mutating func takeInEntries(
        _ outline: inout DialogDeclaration,
        _ defaults: borrowing DialogDeclaration,
        at place: Node
    ) {
        if outline.key.isAbsent { reader.mistakes.report(.noKeyToCombine, at: place) }
        outline.leaveToOthers(besides: defaults)
    }

    /// Makes the dialogs that entries of a file make together.
    mutating func addCombined(_ defaults: borrowing DialogDeclaration) {
        let (dialogs, isPartial) = (combined.dialogs, combined.isPartial)
        guard !dialogs.isEmpty else { return }
        combined = CombinedDialogs()
        uniqueness.maker = .entries
        defer { uniqueness.maker = .manifest }
        var lookalikes = Lookalikes()
        var leftOut = LeftOutDialogs()
        for parts in dialogs {
            guard parts.allSatisfy({ !$0.made.isBroken }) else {
                declaredCount += 1
                continue
            }
            var declaration = declaration(of: parts[0])
            for part in parts.dropFirst() {
                let other = self.declaration(of: part)
                reportDifferences(of: other, from: declaration)
                declaration.unite(other)
            }
            declaration.needNobodyToGo()
            if !isPartial, let field = declaration.firstLacking(besides: defaults) {
                leftOut.add(parts[0], lacking: field)
                continue
            }
            declaredCount += 1
            if isPartial { declaration.leaveToOthers(besides: defaults) }
            add(resolver.candidate(for: declaration, defaults: defaults), comparing: &lookalikes)
        }
        reader.warnings.append(contentsOf: leftOut.warnings)
    }

    private mutating func declaration(of part: CombinedDialogs.Part) -> DialogDeclaration {
        reader.dialog(scope.root(of: part.made.document), part.made, part.fields.fields)
    }

    /// Reports texts of which two entries say something else.
    private mutating func reportDifferences(
        of own: borrowing DialogDeclaration,
        from first: borrowing DialogDeclaration
    ) {
        for field in DialogField.allCases {
            guard let pair = own.pair(of: field), let other = first.pair(of: field) else { continue }
            if field == .managed(.data) {
                reportDifferences(ofData: pair.value, from: other.value)
            } else if field != .managed(.occupants), field != .managed(.admins) {
                reportDifference(of: pair.value, from: other.value)
            }
        }
    }

    private mutating func reportDifferences(ofData own: Node, from first: Node) {
        for pair in own.pairs {
            guard let other = first.pairs.first(where: { $0.key.text == pair.key.text }) else { continue }
            reportDifference(of: pair.value, from: other.value)
        }
    }

    private mutating func reportDifference(of own: Node, from first: Node) {
        guard own.kind == .scalar, first.kind == .scalar, ExactText(own.text) != ExactText(first.text) else { return }
        let note = Diagnostic.Note("first here", at: first.location)
        reader.mistakes.report(.otherwise(own.text, first.text), at: own, notes: [note])
    }
}

extension DialogDeclaration {
    /// A field that no entry declares and without which there is no dialog.
    fileprivate func firstLacking(besides defaults: borrowing Self) -> DialogField? {
        let type = type.or(defaults.type).value
        for field in [DialogField.managed(.name), .managed(.occupants)] {
            if let type, field.isNeeded(by: type), !declares(field), !defaults.declares(field) { return field }
        }
        return nil
    }

    /// Says nothing more of what the dialog needs: another entry may declare it.
    fileprivate mutating func leaveToOthers(besides defaults: borrowing Self) {
        for field in [DialogField.type, .managed(.name), .managed(.occupants)] where !defaults.declares(field) {
            if !declares(field) { takeAsMistaken(field) }
        }
    }

    /// Names no occupants where no entry does and the dialog is to be absent: what ends has often nobody left.
    fileprivate mutating func needNobodyToGo() {
        guard case .value(.absent, let pair) = state, occupants.isAbsent else { return }
        occupants = .value(Members(), in: pair)
    }

    /// Takes in what another entry says of the dialog: its members, and the fields of which this one says nothing.
    fileprivate mutating func unite(_ other: borrowing Self) {
        occupants = occupants.united(with: other.occupants)
        admins = admins.united(with: other.admins)
        takeOver(other)
    }

    /// Where a good value of a field stands.
    fileprivate func pair(of field: DialogField) -> Pair? {
        switch field {
        case .key: key.pair
        case .type: type.pair
        case .owner: owner.pair
        case .id: id.pair
        case .match: match.pair
        case .update: update.pair
        case .unlisted: unlisted.pair
        case .unlistedAdmins: unlistedAdmins.pair
        case .state: state.pair
        case .managed(.name): name.pair
        case .managed(.occupants): occupants.pair
        case .managed(.admins): admins.pair
        case .managed(.photo): photo.pair
        case .managed(.joinRequired): joinRequired.pair
        case .managed(.data): data.pair
        }
    }
}

extension FieldValue<Members> {
    fileprivate func united(with other: Self) -> Self {
        guard case .value(var members, let pair) = self, case .value(let others, _) = other else { return or(other) }
        members.formUnion(others)
        return .value(members, in: pair)
    }
}

extension Diagnostic.Message {
    fileprivate static let noKeyToCombine: Self =
        "'combine' joins the dialogs that entries make under one key: add the 'key', the same in each of them"

    fileprivate static func otherwise(_ text: String, _ first: String) -> Self {
        "\(text.quoted) differs from \(first.quoted), which another entry says of the same dialog"
    }
}

internal import Diagnostics
internal import Dialogs
internal import YAML

/// The field of custom data that holds the keys of a set's dialogs: one for the whole set, whichever file names it.
struct KeyField {
    /// The field; `nil` where no file names one, or what they name is wrong.
    private(set) var name: ExactText?
    /// Whether some file names one, if wrongly.
    private(set) var isWanted = false
    /// Where files name different ones.
    private(set) var mistakes = DiagnosticCollector()

    /// Nobody names one.
    init() {}

    /// Finds the field that the files of a set name.
    init(of files: [ManifestSections]) {
        var first: (name: ExactText, node: Node)?
        var isMistaken = false
        for file in files {
            guard !file.keyField.isAbsent else { continue }
            isWanted = true
            guard case .value(let name, let pair) = file.keyField else {
                isMistaken = true
                continue
            }
            guard let known = first else {
                first = (name, pair.value)
                continue
            }
            guard known.name != name else { continue }
            isMistaken = true
            let note = Diagnostic.Note(.firstHere, at: known.node.location)
            mistakes.report(.otherKeyField(name, than: known.name), at: pair.value, notes: [note])
        }
        name = isMistaken ? nil : first?.name
    }

    /// The field in which a dialog of a type carries its key; a private one is told by its pair.
    func mark(of type: DialogType) -> ExactText? { type == .private ? nil : name }

    /// Whether a dialog of a type needs a class of custom data to carry its key.
    func needsClass(_ type: DialogType) -> Bool { isWanted && type != .private }
}

extension DiagnosticCollector {
    /// The name of a field of custom data that is to hold keys.
    mutating func keyField(_ pair: Pair) -> FieldValue<ExactText> {
        guard let text = text(of: pair) else { return .mistaken }
        let name = ExactText(text)
        guard Mark.canBe(in: name) else {
            report(.noKeyField(name), at: pair.value)
            return .mistaken
        }
        return .value(name, in: pair)
    }
}

extension Diagnostic.Message {
    fileprivate static let firstHere: Self = "first here"

    fileprivate static func otherKeyField(_ name: ExactText, than first: ExactText) -> Self {
        "key_field is \(name.string.quoted) here and \(first.string.quoted) elsewhere: a set has one for all dialogs"
    }

    fileprivate static func noKeyField(_ name: ExactText) -> Self {
        name == "class_name"
            ? "'class_name' is the class of custom data and no field of it: name a field of the class"
            : "\(name.string.quoted) is no name of a data field: write letters, digits and '_', no digit first"
    }
}

internal import Diagnostics
package import Dialogs

/// The dialogs that are left out because of missing people, and these people, as text: a line for each, and below it
/// who is missing, or which dialogs name the person.
package struct MissingText: Sendable {
    private let missing: MissingPeople
    private let style: TextStyle
    private let listsAll: Bool
    private let shown: Int

    /// How many dialogs are named that name somebody.
    static let titlesShown = 6

    /// Creates the text.
    ///
    /// - Parameters:
    ///   - missing: The people, and the dialogs that are left out.
    ///   - style: With or without colours.
    ///   - listsAll: Whether all dialogs are named that name a person.
    ///   - shown: How many dialogs and how many people are listed.
    package init(_ missing: MissingPeople, style: TextStyle, listsAll: Bool = false, shown: Int = .max) {
        self.shown = shown
        self.missing = missing
        self.style = style
        self.listsAll = listsAll
    }

    /// The whole text, ending in a line feed; empty where nobody is missing.
    package var text: String {
        guard !missing.people.isEmpty else { return "" }
        let titles = missing.titles
        let (leftOut, people) = (missing.leftOut.prefix(shown), missing.people.prefix(shown))
        let names = leftOut.map(\.title) + people.map(\.reference.description)
        let width = EntryText.keyWidth(names)
        var writer = TextWriter()
        writer.write(style.paint("people who were not found", .bold) + "\n")
        for dialog in leftOut {
            write(.leftOut, dialog.title, dialog.location, dialog.remark, width, to: &writer)
        }
        writeRest(.leftOut, missing.leftOut.count - leftOut.count, to: &writer)
        for person in people {
            let remark = person.remark(titles[person.reference] ?? [], limit: listsAll ? .max : Self.titlesShown)
            write(.missingPerson, person.reference.description, person.places.first, remark, width, to: &writer)
        }
        writeRest(.missingPerson, missing.people.count - people.count, to: &writer)
        return writer.text
    }

    private func writeRest(_ state: ReportState, _ number: Int, to writer: inout TextWriter) {
        guard number > 0 else { return }
        let remark = "  \(state.sign) … and \(number) more \(state.word) (--missing FILE lists them)"
        writer.write(style.paint(remark, .dim) + "\n")
    }

    private func write(
        _ state: ReportState,
        _ name: String,
        _ place: SourceLocation?,
        _ remark: String,
        _ width: Int,
        to writer: inout TextWriter
    ) {
        let label = "\(state.sign) \(state.word)".padded(to: Self.labelWidth)
        writer.write("  ")
        writer.write(style.paint(label, .red))
        writer.write("  ")
        writer.writeSafely(name, paddedTo: width, from: 4 + Self.labelWidth)
        writer.write("  ")
        writer.write(style.paint(place?.lineReference.displaySafe ?? "", .dim))
        writer.write("\n")
        if !remark.isEmpty { writer.writeDetail(remark) }
    }

    /// As wide as the actions of a plan.
    private static let labelWidth = 11
}

extension MissingPeople {
    /// How many people were not found, and what became of the dialogs that name them, in one sentence.
    ///
    /// - Parameter isSkipping: Whether dialogs are made without people where that can be.
    /// - Returns: The sentence without its full stop; `nil` where nobody is missing.
    package func sentence(isSkipping: Bool) -> String? {
        guard !people.isEmpty else { return nil }
        let who = count(people.count, "person was", plural: "people were")
        let parts = [
            leftOut.isEmpty
                ? nil
                : "\(count(leftOut.count, "dialog is", plural: "dialogs are")) left out "
                    + (isSkipping
                        ? "(no owner or no occupant would remain)"
                        : "(--skip-missing-users leaves out people instead)"),
            reduced.isEmpty ? nil : "\(count(reduced.count, "dialog is", plural: "dialogs are")) taken without them",
        ].compactMap(\.self)
        return "\(who) not found" + (parts.isEmpty ? "" : "; \(parts.joined(separator: ", "))")
    }
}

extension IncompleteDialog {
    /// Why it is left out.
    var remark: String {
        "\(missing.map(\.description).joined(separator: ", ")) \(missing.count == 1 ? "was" : "were") not found"
    }
}

extension MissingPeople.Person {
    /// Which dialogs name the person.
    func remark(_ titles: [String], limit: Int) -> String {
        titles.isEmpty ? "" : "named for \(titles.listed(limit: limit))"
    }
}

internal import Diagnostics
internal import Dialogs
internal import YAML

/// Names that nobody has, each told once, however often it is used.
struct UnknownNames {
    private var uses: [ExactText: Use] = [:]

    /// Where a name is used.
    private struct Use {
        var message: Diagnostic.Message
        var place: NodePlace
        var notes: [Diagnostic.Note]
        /// The second place.
        var next: SourceLocation?
        /// How many places there are.
        var count = 1
    }

    /// How many names there are.
    var count: Int { uses.count }

    /// Takes note of one use of a name.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - message: What is wrong with it.
    ///   - place: Where it is used.
    ///   - notes: What may have been meant; made for the first use only.
    mutating func note(
        _ name: ExactText,
        _ message: Diagnostic.Message,
        at place: @autoclosure () -> NodePlace,
        notes: () -> [Diagnostic.Note]
    ) {
        guard var use = uses[name] else {
            uses[name] = Use(message: message, place: place(), notes: notes())
            return
        }
        if use.next == nil { use.next = place().location }
        use.count += 1
        uses[name] = use
    }

    /// Takes in the uses that others found.
    mutating func formUnion(_ others: Self) {
        uses.merge(others.uses) { own, other in
            let (first, last) = own.place.location < other.place.location ? (own, other) : (other, own)
            var use = first
            use.next = [first.next, last.place.location].compactMap(\.self).min()
            use.count += last.count
            return use
        }
    }

    /// A mistake for each name, at the place of its first use.
    ///
    /// - Parameter definitions: The files in which an export said that names are defined, by the files that it wrote.
    /// - Returns: The mistakes, in no order.
    func mistakes(_ definitions: [String: String]) -> [Diagnostic] {
        uses.values.map { use in
            var notes = use.notes
            if use.count > 1 { notes.append(Diagnostic.Note(.moreUses(use.count - 1), at: use.next)) }
            if let file = definitions[use.place.location.path] { notes.append(Diagnostic.Note(.exported(to: file))) }
            var mistakes = DiagnosticCollector()
            mistakes.report(use.message, at: use.place, notes: notes)
            return mistakes.found
        }.flatMap(\.self)
    }
}

extension Diagnostic.Message {
    fileprivate static func moreUses(_ count: Int) -> Self {
        count == 1 ? "and 1 more use, here" : "and \(count) more uses, the next of them here"
    }

    fileprivate static func exported(to file: String) -> Self {
        "the export that wrote this file found the names in \(file): name that file, too"
    }
}

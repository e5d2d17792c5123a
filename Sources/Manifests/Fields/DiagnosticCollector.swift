internal import Diagnostics
internal import YAML

/// Collects the mistakes of a set.
struct DiagnosticCollector {
    /// The mistakes as they were found.
    private(set) var found: [Diagnostic] = []

    /// Reports a mistake of a node.
    mutating func report(_ message: Diagnostic.Message, at node: Node, notes: [Diagnostic.Note] = []) {
        report(message, at: node.place, notes: notes)
    }

    /// Reports a mistake of a node by its place.
    mutating func report(_ message: Diagnostic.Message, at place: NodePlace, notes: [Diagnostic.Note] = []) {
        let origin = place.origin.map { "\($0): " } ?? ""
        report(origin.isEmpty ? message : "\(origin)\(message.text)", at: place.location, notes: notes)
    }

    /// Reports a mistake of a place.
    mutating func report(_ message: Diagnostic.Message, at place: SourceLocation, notes: [Diagnostic.Note] = []) {
        found.append(Diagnostic(message, at: place, notes: notes))
    }

    /// Reports what may be a mistake of a node, and changes nothing.
    mutating func warn(_ message: Diagnostic.Message, at node: Node, notes: [Diagnostic.Note] = []) {
        let message: Diagnostic.Message = node.origin.map { "\($0): \(message.text)" } ?? message
        found.append(Diagnostic(message, at: node.location, notes: notes, severity: .warning))
    }

    /// Takes in mistakes that others found.
    mutating func append(contentsOf others: [Diagnostic]) {
        found.append(contentsOf: others)
    }

    /// The mistakes by their places, each once: a value that aliases or defaults repeat is wrong in one place.
    var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        let unique = found.filter { seen.insert($0).inserted }
        return unique.enumerated().sorted(by: Self.isInOrder).map(\.element)
    }

    private typealias Found = EnumeratedSequence<[Diagnostic]>.Element

    /// Mistakes of the whole set come first; those of one place stay as they were found.
    private static func isInOrder(_ first: Found, _ second: Found) -> Bool {
        guard let place = first.element.location, let other = second.element.location, place != other else {
            let isOfSet = (first.element.location == nil, second.element.location == nil)
            return isOfSet.0 == isOfSet.1 ? first.offset < second.offset : isOfSet.0
        }
        return place < other
    }
}

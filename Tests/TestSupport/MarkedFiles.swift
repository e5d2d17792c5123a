package import Diagnostics
package import Testing

/// Files whose text carries marks, such as 1️⃣, at the places where a test expects diagnostics.
///
/// A mark is no part of the text; it names the place of what follows it, so that no test counts lines and columns.
package struct MarkedFiles {
    /// The files in order, without their marks.
    package let files: [(path: String, text: String)]
    private let marks: [Diagnostics.SourceLocation: Character]

    /// Takes the marks out of the files; a mark stands in one file only.
    package init(_ markedFiles: KeyValuePairs<String, String>) {
        self.init(markedFiles.map { ($0.key, $0.value) })
    }

    /// Takes the marks out of the files; a mark stands in one file only.
    package init(_ markedFiles: [(path: String, text: String)]) {
        var files: [(path: String, text: String)] = []
        var marks: [Diagnostics.SourceLocation: Character] = [:]
        for (path, marked) in markedFiles {
            let (text, places) = Self.split(marked)
            files.append((path, text))
            for place in places {
                marks[SourceLocation(path: path, line: place.line, column: place.column)] = place.mark
            }
        }
        self.files = files
        self.marks = marks
    }

    /// Takes the marks out of one file.
    package init(_ marked: String, path: String = "rooms.yaml") {
        self.init([path: marked])
    }

    private static func split(_ marked: String) -> (text: String, [(mark: Character, line: Int, column: Int)]) {
        var text = String.UnicodeScalarView()
        var places: [(Character, Int, Int)] = []
        var line = 1
        var column = 1
        for character in marked {
            if character.isMark {
                places.append((character, line, column))
                continue
            }
            text.append(contentsOf: character.unicodeScalars)
            column += character.unicodeScalars.count
            if character.isNewline { (line, column) = (line + 1, 1) }
        }
        return (String(text), places)
    }

    /// Expects exactly these lines: `1️⃣ error: text`, or `warning`, and behind it a line for each of its notes.
    ///
    /// A place without a mark is written `path:line:column`, and no place at all as nothing.
    package func expect(
        _ diagnostics: [Diagnostic],
        are expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let actual = diagnostics.flatMap(lines)
        #expect(
            actual == expected,
            Comment(rawValue: "reported:\n" + actual.joined(separator: "\n")),
            sourceLocation: sourceLocation
        )
    }

    private func lines(of diagnostic: Diagnostic) -> [String] {
        let notes = diagnostic.notes.map { note in
            "\(name(of: note.location ?? diagnostic.location))note: \(note.message.text)"
        }
        return ["\(name(of: diagnostic.location))\(diagnostic.severity): \(diagnostic.message.text)"] + notes
    }

    private func name(of location: Diagnostics.SourceLocation?) -> String {
        guard let location else { return "" }
        return marks[location].map { "\($0) " } ?? "\(location) "
    }
}

extension Character {
    /// Whether this is a digit in a box.
    fileprivate var isMark: Bool { unicodeScalars.count == 3 && unicodeScalars.last == "\u{20E3}" }
}

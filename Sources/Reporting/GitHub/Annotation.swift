/// One annotation of a workflow run, as a workflow command
/// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-a-notice-message).
struct Annotation {
    let level: Level
    let title: String
    let message: String
    var path: String?
    var line: Int?
    var column: Int?

    /// How GitHub shows an annotation.
    enum Level: String, CaseIterable {
        case error
        case warning
        case notice
    }

    /// The longest message, in Unicode scalars; GitHub cuts longer ones.
    private static let longestMessage = 4000
    /// The longest title, in Unicode scalars.
    private static let longestTitle = 200

    /// The command, on one line.
    var text: String {
        let properties = [
            path.map { ("file", $0) },
            line.map { ("line", String($0)) },
            column.map { ("col", String($0)) },
            ("title", title.cut(to: Self.longestTitle)),
        ]
        let texts = properties.compactMap(\.self).map { "\($0)=\(Self.escaped($1, isProperty: true))" }
        let message = Self.escaped(message.cut(to: Self.longestMessage), isProperty: false)
        return "::\(level.rawValue) \(texts.joined(separator: ","))::\(message)"
    }

    /// The runner takes these apart again, and no others
    /// (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped.append(contentsOf: "%25".unicodeScalars)
            case "\r": escaped.append(contentsOf: "%0D".unicodeScalars)
            case "\n": escaped.append(contentsOf: "%0A".unicodeScalars)
            case ":" where isProperty: escaped.append(contentsOf: "%3A".unicodeScalars)
            case "," where isProperty: escaped.append(contentsOf: "%2C".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

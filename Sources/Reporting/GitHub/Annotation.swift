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

    /// The length limit of a message, in Unicode scalars; GitHub truncates longer ones.
    private static let longestMessage = 4000
    /// The length limit of a title, in Unicode scalars.
    private static let longestTitle = 200

    /// The workflow command, on one line.
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

    /// Escapes exactly the characters that the runner unescapes
    /// (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
    private static func escaped(_ text: String, isProperty: Bool) -> String {
        text.escaped { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            case ":" where isProperty: "%3A"
            case "," where isProperty: "%2C"
            default: nil
            }
        }
    }
}

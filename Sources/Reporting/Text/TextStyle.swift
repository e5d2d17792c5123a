internal import Planning

/// Whether text is coloured, for a terminal, or plain, for a pipe.
package enum TextStyle: Hashable, Sendable {
    case plain
    case coloured
}

/// The colours of text for people, by their ANSI codes.
package enum TextColour: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case magenta = "35"
}

extension TextStyle {
    /// The text in a colour, if this style has colours.
    package func paint(_ text: String, _ colour: TextColour) -> String {
        switch self {
        case .plain: text
        case .coloured: "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
        }
    }
}

extension Action.Kind {
    /// The action's sign at the start of a line.
    var sign: String {
        switch self {
        case .create: "+"
        case .exists: "="
        case .update: "~"
        case .differs: "*"
        case .delete: "-"
        case .absent: "="
        case .conflict: "!"
        case .ambiguous: "?"
        case .gone: "x"
        }
    }

    /// The action's sign and word, padded to the width of the longest.
    var label: String {
        switch self {
        case .create: "+ create   "
        case .exists: "= exists   "
        case .update: "~ update   "
        case .differs: "* differs  "
        case .delete: "- delete   "
        case .absent: "= absent   "
        case .conflict: "! conflict "
        case .ambiguous: "? ambiguous"
        case .gone: "x gone     "
        }
    }

    /// The action's colour.
    var colour: TextColour {
        switch self {
        case .create: .green
        case .exists, .absent: .dim
        case .update: .yellow
        case .differs: .bold
        case .delete, .conflict, .gone: .red
        case .ambiguous: .magenta
        }
    }
}

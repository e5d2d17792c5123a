import Reporting

/// Whether a stream gets colour: what was asked for by an option, else by a variable, else where it is a terminal.
///
/// `NO_COLOR` is of https://no-color.org, `CLICOLOR` and `CLICOLOR_FORCE` are of https://bixense.com/clicolors/, and
/// `FORCE_COLOR` is of https://force-color.org.
struct ColourChoice {
    private let decision: Bool?

    /// Reads the choice; the first that decides does.
    init(_ mode: ColourMode, _ variables: [String: String]) {
        decision =
            switch mode {
            case .always: true
            case .never: false
            case .auto: Self.decision(of: variables)
            }
    }

    private static func decision(of variables: [String: String]) -> Bool? {
        if isSet(variables["NO_COLOR"]) { return false }
        for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
            guard let value = variables[name], isSet(value) else { continue }
            if value != "0" { return true }
            // Zero takes the colour away for programs that know FORCE_COLOR, and forces nothing for the other.
            if name == "FORCE_COLOR" { return false }
        }
        if variables["CLICOLOR"] == "0" || variables["TERM"] == "dumb" { return false }
        return nil
    }

    private static func isSet(_ value: String?) -> Bool { !(value ?? "").isEmpty }

    /// Whether colour was asked for, so that a stream is written as for a person wherever it goes.
    var isForced: Bool { decision == true }

    /// The style of a stream.
    func style(isTerminal: Bool) -> TextStyle { decision ?? isTerminal ? .coloured : .plain }
}

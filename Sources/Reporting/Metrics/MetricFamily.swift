/// The samples of one metric.
struct MetricFamily {
    private let name: String
    private let help: String
    private let type: Kind
    private let samples: [(labels: [(name: String, value: String)], value: String)]

    /// What its values do from run to run.
    enum Kind: String {
        /// They go up and down.
        case gauge
        /// They go up alone, until the process ends.
        case counter
    }

    init(_ name: String, _ help: String, type: Kind = .gauge, _ samples: [([(String, String)], String)]) {
        self.name = name
        self.help = help
        self.type = type
        self.samples = samples.map { (labels: $0.0.map { (name: $0.0, value: $0.1) }, value: $0.1) }
    }

    /// The help and type lines, then a line for each sample; empty if there are no samples.
    func text(command: String) -> String {
        guard !samples.isEmpty else { return "" }
        let lines = samples.map { sample in
            let labels = ([(name: "command", value: command)] + sample.labels)
                .map { "\($0.name)=\"\($0.value.labelEscaped)\"" }
            return "\(name){\(labels.joined(separator: ","))} \(sample.value)\n"
        }
        return "# HELP \(name) \(help)\n# TYPE \(name) \(type.rawValue)\n" + lines.joined()
    }
}

extension String {
    /// The text, escaped as the value of a label.
    var labelEscaped: String {
        escaped { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: nil
            }
        }
    }
}

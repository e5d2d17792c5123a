import Dialogs

/// A random number generator that repeats itself for a seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A value of a manifest, without a way to write it.
indirect enum Written {
    /// A text, which any style may write.
    case text(String)
    /// A number or a boolean, which only plain style writes.
    case plain(String)
    case list([Written])
    case map([(String, Written)])
}

/// Writes values in random styles of YAML.
struct RandomStyle {
    var generator: SeededGenerator

    /// A whole document.
    mutating func document(_ value: Written) -> String {
        Bool.random(using: &generator) ? "\(flow(value))\n" : "---\(block(value, 0))\n# the end\n"
    }

    private mutating func flow(_ value: Written) -> String {
        switch value {
        case .text(let text): scalar(text, isInFlow: true)
        case .plain(let text): text
        case .list(let elements): "[\(flow(elements))]"
        case .map(let pairs): "{ \(flow(pairs)) }"
        }
    }

    private mutating func flow(_ elements: [Written]) -> String {
        elements.map { flow($0) }.joined(separator: ", ")
    }

    private mutating func flow(_ pairs: [(String, Written)]) -> String {
        pairs.map { "\(scalar($0.0, isInFlow: true)): \(flow($0.1))" }.joined(separator: " ,\n        ")
    }

    /// The value behind a colon or a dash, on lines of its own where it is a collection.
    private mutating func block(_ value: Written, _ depth: Int) -> String {
        let isFlow = Int.random(in: 0..<3, using: &generator) == 0
        let margin = "\n" + String(repeating: " ", count: depth)
        switch value {
        case .list(let elements) where !elements.isEmpty && !isFlow:
            return elements.map { "\(margin)-\(block($0, depth + 2))" }.joined()
        case .map(let pairs) where !pairs.isEmpty && !isFlow:
            return pairs.map { "\(margin)\(scalar($0.0, isInFlow: false)):\(block($0.1, depth + 2))" }.joined()
        case .text(let text) where isFlow && Self.isPlain(text):
            return " |-\(margin)\(text)"
        case .list, .map: return " \(flow(value))"
        case .text(let text): return " \(scalar(text, isInFlow: false))"
        case .plain(let text): return " \(text)"
        }
    }

    private mutating func scalar(_ text: String, isInFlow: Bool) -> String {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where Self.isPlain(text): text
        case 1 where text.unicodeScalars.allSatisfy { $0.value >= 0x20 }:
            "'\(text.replacing("'", with: "''"))'"
        case 2: "\"\(text.unicodeScalars.map { "\\U\(Self.hex($0))" }.joined())\""
        default: "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        }
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Whether the text is safe without quotes everywhere.
    private static func isPlain(_ text: String) -> Bool {
        let isWord = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" }
        return isWord && !text.isEmpty && text != "null" && text != "true" && text != "false"
    }
}

import YAML

extension Node {
    /// The node in brackets and quotes, whatever its style was.
    var outline: String {
        switch kind {
        case .scalar: isPlain ? text : "'\(text)'"
        case .sequence: "[\(elements.map(\.outline).joined(separator: ", "))]"
        case .mapping: "{\(pairs.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", "))}"
        case .invalid: "invalid"
        }
    }
}

/// The outline of a text; `nil` where it has no document.
func outline(_ text: String, limits: Limits = Limits()) -> String? {
    Document.parse(Array(text.utf8), path: "rooms.yaml", limits: limits).document?.withRoot(\.outline)
}

extension ReportRow {
    /// The row as an article, as the page's script builds it.
    var article: String {
        let weight = state.weight.rawValue
        return """
            <article><div class="state \(weight)">\("\(state.sign) \(state.word)".htmlEscaped)</div>\
            <h2>\(key.htmlEscaped)</h2><div class="place">\(place.htmlEscaped)</div>\(more(weight))</article>

            """
    }

    private func more(_ weight: String) -> String {
        var parts: [String] = []
        if let reason { parts.append("<p class=\"reason \(weight)\">\(reason.htmlEscaped)</p>") }
        if let liveID {
            let address = [liveID, roomJID].compactMap(\.self).joined(separator: "  ")
            parts.append("<p><code>\(address.htmlEscaped)</code></p>")
        } else if !details.isEmpty {
            parts.append("<p class=\"details\">\(details.joined(separator: "\n").htmlEscaped)</p>")
        }
        if !changes.isEmpty {
            parts.append("<p class=\"details\">\(changes.map(\.text).joined(separator: "\n").htmlEscaped)</p>")
        }
        if !notes.isEmpty { parts.append("<p>\(notes.joined(separator: "\n").htmlEscaped)</p>") }
        return parts.isEmpty ? "" : "<div class=\"more\">\(parts.joined())</div>"
    }
}

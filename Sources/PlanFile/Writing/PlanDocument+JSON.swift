package import Dialogs
internal import JSON
package import Planning

extension PlanDocument {
    /// The text of the document: JSON with its keys in order, a planned dialog a line.
    package var json: [UInt8] {
        let rest = textWithoutDigest
        let line = "{\n  \"digest\": \"sha256:\(ContentDigest(of: rest).hexDigits)\","
        return Array(line.utf8) + rest.dropFirst()
    }

    /// The SHA-256 of the text without the line that holds it; it tells a text that was changed by hand or by accident.
    package var digest: ContentDigest { ContentDigest(of: textWithoutDigest) }

    private var textWithoutDigest: [UInt8] {
        var text = DocumentText()
        text.add("endpoint", .string(endpoint))
        text.add("format", .string(Self.format))
        text.add("format_version", .integer(Self.formatVersion))
        text.add("inputs", inputs.files, \.json)
        text.add(missing)
        text.add("owners", .users(plan.owners))
        if !inputs.paths.isEmpty { text.add("paths", .array(inputs.paths.map { .string($0) })) }
        text.add("people", names)
        text.add(plan.departures)
        text.add("planned", plan.entries, \.json)
        text.add("reading", plan.reading)
        text.add("tool_version", .string(toolVersion))
        text.addTotals(of: Action.Kind.allCases.map(\.rawValue), plan.actionCounts, missing, plan.undeclared)
        text.add(plan.undeclared)
        return text.finished()
    }
}

extension PlanDocument {
    /// The names of those whom the plan mentions.
    private var names: [(user: UserID, name: ExactText)] {
        guard !people.isEmpty else { return [] }
        var mentioned = MentionedPeople()
        mentioned.add(plan.entries)
        mentioned.add(plan.undeclared)
        mentioned.add(plan.departures)
        return mentioned.names(from: people)
    }
}

extension PlanInput {
    /// The file's path and digest, and what it is, where it is no manifest.
    var json: JSONValue {
        let (path, sha256) = (JSONValue.string(path), JSONValue.string(digest.hexDigits))
        return kind == .manifest
            ? .record(["path": path, "sha256": sha256])
            : .record(["kind": .string(kind.rawValue), "path": path, "sha256": sha256])
    }
}

extension Plan {
    /// The users on whose behalf the dialogs are looked up and created.
    package var owners: UserIDs { UserIDs(entries.map(\.desired.owner)) }

    /// How what is live was read.
    var reading: JSONValue {
        let ways = requestsByStrategy.map { JSONObject.Member(key: $0.key.rawValue, value: .integer($0.value)) }
        return .record([
            "proof": proof.map(\.json) ?? .null,
            "requests": .integer(requests),
            "requests_by_way": .object(JSONObject(sorting: ways)),
        ])
    }
}

extension CompletenessProof {
    /// The word for the proof.
    var word: String {
        switch self {
        case .counted: "counted"
        case .readUntilEmpty: "read_until_empty"
        }
    }

    fileprivate var json: JSONValue { .string(word) }
}

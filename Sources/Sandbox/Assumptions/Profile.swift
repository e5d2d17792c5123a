import Diagnostics
import JSON

/// How one application behaves where the documents are silent, as a file says it: every assumption by its name.
///
/// ```json
/// {"version": 1, "largest-page": 50, "ignored-filters": ["name[ctn]"], "data": "replaced"}
/// ```
///
/// `dialogctl doctor --observe` writes what it can see of a real application.
package struct Profile: Hashable, Sendable {
    /// What the file assumes; what it leaves out has its default.
    package let assumptions: Assumptions

    /// The size limit of the file, in bytes.
    package static let longest = 1 << 20
}

/// Why a profile is invalid, and where.
package struct ProfileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The position and the reason, such as `3:14: unknown member 'totl'; did you mean 'totals'?`.
    package let description: String
}

extension Profile {
    /// Reads a profile: strict JSON, without unknown or repeated members.
    ///
    /// - Throws: `ProfileError` for the first error in it.
    package init(json bytes: [UInt8]) throws(ProfileError) {
        var draft = Draft()
        do throws(JSONError) {
            guard bytes.count <= Self.longest else {
                throw JSONError(offset: 0, reason: "longer than \(Self.longest) bytes")
            }
            try JSONReader.read(bytes, depthLimit: 8) { (reader: inout JSONReader) throws(JSONError) in
                try draft.read(&reader)
            }
        } catch {
            throw ProfileError(description: AccountsFileError(bytes, error).description)
        }
        assumptions = draft.assumptions
    }

    /// What has been read so far.
    private struct Draft {
        var assumptions = Assumptions()
        private var seen: Set<String> = []

        init() {}

        mutating func read(_ reader: inout JSONReader) throws(JSONError) {
            let start = reader.error("'version' is missing; add \"version\": 1")
            let known = Assumptions.all
            let names = ["$schema", "version"] + known.map(\.name)
            try reader.readObject { (key: String, reader: inout JSONReader) throws(JSONError) in
                guard let name = names.first(where: { $0.utf8.elementsEqual(key.utf8) }) else {
                    let near = nearest(to: key, among: names).map { "did you mean '\($0)'?" }
                    let hint = near ?? "known are \(names.joined(separator: ", "))"
                    throw reader.error("unknown member '\(key.displayed)'; \(hint)")
                }
                guard seen.insert(name).inserted else { throw reader.error("'\(name)' stands here twice") }
                let assumption = known.first { $0.name == name }
                let wanted = assumption?.wanted ?? (name == "version" ? "1" : "a string")
                let error = reader.error("'\(name)' is to be \(wanted)")
                let value = try reader.readValue()
                let isTaken =
                    if let assumption {
                        assumption.set(&assumptions, value)
                    } else {
                        name == "version" ? value == 1 : value.text != nil
                    }
                guard isTaken else { throw error }
            }
            guard seen.contains("version") else { throw start }
        }
    }
}

extension Profile {
    /// The schema of profiles (https://json-schema.org/draft/2020-12/schema), for people and editors.
    package static var schema: String {
        let usual = Assumptions()
        var properties = [
            JSONObject.Member(key: "$schema", value: ["type": "string"]), .init(key: "version", value: ["const": 1]),
        ]
        for assumption in Assumptions.all {
            var schema: JSONObject = ["description": .string(assumption.summary)]
            switch assumption.form {
            case .words(let words): schema["enum"] = .array(words.map(JSONValue.string))
            case .number(let range):
                schema["type"] = "integer"
                schema["minimum"] = .integer(range.lowerBound)
                schema["maximum"] = .integer(range.upperBound)
            case .filters:
                schema["type"] = "array"
                schema["items"] = ["type": "string", "pattern": #"^[^\[\]]+(\[[^\[\]]+\])?$"#]
            }
            schema["default"] = assumption.value(usual)
            properties.append(.init(key: assumption.name, value: .object(schema)))
        }
        let document: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:dialogctl:schema:sandbox-profile:1",
            "title": "A profile of quickblox-sandbox",
            "description": "How an application behaves where QuickBlox's documents are silent.",
            "type": "object",
            "properties": .object(JSONObject(properties)),
            "required": ["version"],
            "additionalProperties": false,
        ]
        return JSONValue.object(document).indented
    }
}

package import Dialogs
internal import JSON
package import Planning

/// Dialogs with their people, for programs: those that were asked for, or all of one person.
package struct RoomsDocument: Hashable, Sendable {
    /// The dialogs.
    package let rooms: [ShownRoom]
    /// The person whose dialogs they are; `nil` where they were asked for by their keys.
    package let user: UserID?
    /// What manifests call people.
    package let people: PeopleNames
    /// The API that was read.
    package let endpoint: String
    /// The version of the program.
    package let toolVersion: String

    /// Creates the document.
    package init(
        _ rooms: [ShownRoom],
        of user: UserID? = nil,
        naming people: PeopleNames = .none,
        at endpoint: String,
        toolVersion: String
    ) {
        self.rooms = rooms
        self.user = user
        self.people = people
        self.endpoint = endpoint
        self.toolVersion = toolVersion
    }
}

extension RoomsDocument {
    /// What the member `format` of the text says.
    package static let format = "dialogctl.rooms"
    /// The one version of the text that there is.
    package static let formatVersion = 1

    /// The text of the document: JSON with its keys in order, a dialog a line.
    package var json: [UInt8] {
        var text = DocumentText()
        text.add("endpoint", .string(endpoint))
        text.add("format", .string(Self.format))
        text.add("format_version", .integer(Self.formatVersion))
        text.add("people", names)
        text.add("rooms", rooms) { $0.json(of: user) }
        text.add("tool_version", .string(toolVersion))
        text.add("user", user.map { .integer($0.rawValue) } ?? .null)
        return text.finished()
    }

    /// The names of those whom the dialogs mention.
    private var names: [(user: UserID, name: ExactText)] {
        guard !people.isEmpty else { return [] }
        var mentioned = MentionedPeople()
        mentioned.add(rooms.lazy.compactMap(\.entry))
        mentioned.add(rooms.lazy.compactMap(\.live))
        mentioned.add([user].compactMap(\.self))
        return mentioned.names(from: people)
    }
}

extension ShownRoom {
    /// The dialog with its people, or with one of them.
    fileprivate func json(of user: UserID?) -> JSONValue {
        var members = entry?.members ?? [JSONObject.Member(key: "live", value: .array(live.map { [$0.json] } ?? []))]
        members.append(JSONObject.Member(key: "key", value: key.map(JSONValue.text) ?? .null))
        let people = user.map { [person($0)] } ?? self.people
        members.append(JSONObject.Member(key: "people", value: .array(people.map(\.json))))
        return .object(JSONObject(sorting: members))
    }
}

extension ShownRoom.Person {
    fileprivate var json: JSONValue {
        .record([
            "user": .integer(user.rawValue),
            "live": live.map { .string($0.rawValue) } ?? .null,
            "declared": declared.map { .string($0.rawValue) } ?? .null,
        ])
    }
}

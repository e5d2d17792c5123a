import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct RenderedDialogTests {
    private static let creation = RunningSandbox.time

    private func dialog(_ kind: DialogKind, updatedAfter seconds: Int = 0, data: JSONObject? = nil) -> Dialog {
        Dialog(
            id: DialogIdentifier(seconds: Self.creation, counter: 1),
            kind: kind,
            owner: 7,
            name: kind == .private ? nil : "a \"b\"",
            photo: nil,
            occupants: [7, 8],
            admins: [],
            joinRequired: kind == .group ? 1 : nil,
            data: data,
            roomJID: nil,
            createdAt: Timestamp(seconds: Self.creation),
            updatedAt: Timestamp(seconds: Self.creation + seconds),
            lastMessage: Dialog.LastMessage()
        )
    }

    private func members(_ dialog: Dialog, unread: Int?, privateName: String? = nil) throws -> JSONObject {
        let rendered = RenderedDialog(dialog)
        let body = rendered.body(unreadCount: unread, privateName: privateName)
        return try #require(try JSONValue(parsing: body).object)
    }

    @Test(arguments: [nil, 0, 12] as [Int?])
    func `fills in the count of unread messages`(count: Int?) throws {
        for kind in [DialogKind.public, .group, .private] {
            let expected = count.map(JSONValue.integer) ?? .null
            #expect(try members(dialog(kind), unread: count)["unread_messages_count"] == expected)
        }
    }

    @Test func `takes a name for a private dialog alone`() throws {
        #expect(RenderedDialog(dialog(.private)).takesName)
        #expect(try members(dialog(.private), unread: nil, privateName: "Bob \"B\"")["name"] == "Bob \"B\"")
        #expect(try members(dialog(.private), unread: nil)["name"] == .null)
        for kind in [DialogKind.public, .group] {
            #expect(!RenderedDialog(dialog(kind)).takesName)
            #expect(try members(dialog(kind), unread: nil, privateName: "Bob")["name"] == "a \"b\"")
        }
    }

    @Test func `tells creation from update, and appends custom data`() throws {
        let members = try members(dialog(.group, updatedAfter: 60, data: ["class_name": "c"]), unread: nil)
        #expect(members["created_at"] == "2019-09-08T17:24:11Z")
        #expect(members["updated_at"] == "2019-09-08T17:25:11Z")
        #expect(members.members.last == .init(key: "data", value: ["class_name": "c"]))
    }

    @Test func `appends behind what is there`() {
        let rendered = RenderedDialog(dialog(.group))
        var output = Array("x".utf8)
        rendered.append(to: &output, unreadCount: 3)
        #expect(output == Array("x".utf8) + rendered.body(unreadCount: 3))
    }
}

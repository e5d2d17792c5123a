import JSON
import Sandbox
import TestSupport
import Testing

/// Each recipe of the reference's page "List Dialogs": the bytes that its curl command sends, and the whole response.
@Suite(.serialized) struct ListRecipeTests {
    private static let third = ["QB-Token: 2e80acd7f3d9c1e79312e0d1dafd6691ba012bba"]
    private static let second = ["QB-Token: 1319b4991186601ccf4df2d0fa89565f68012bba"]

    /// Four dialogs of the caller, one of which is public, and one group of others.
    private static let seed = """
        {"_id":"5d75393ba28f9a17e1cb0f9e","type":2,"name":"New Year party","user_id":96753878,"created_at":"2019-09-08T17:24:11Z","occupants_ids":[96753878,96754523],"photo":"68123","last_message":"sure, I can wait","last_message_date_sent":1567971414,"last_message_id":"5d755856a0eb47411e0b72a9","last_message_user_id":96753878,"updated_at":"2019-09-08T19:36:54Z","is_join_required":1}
        {"_id":"5d753421a28f9a2596cb0f98","type":2,"name":"Daniel's birthday","user_id":96753878,"created_at":"2019-09-08T17:02:26Z","occupants_ids":[96753878],"last_message_date_sent":1567971391,"data":{"class_name":"CoolDialog","category":"friends"}}
        {"_id":"5d753422a28f9a2596cb0f98","type":1,"name":"News","user_id":1,"created_at":"2019-09-08T17:02:27Z","data":{"class_name":"CoolDialog","category":"family"}}
        {"_id":"5d753423a28f9a2596cb0f98","type":3,"user_id":1,"created_at":"2019-09-08T17:02:28Z","occupants_ids":[96753878,1]}
        {"_id":"5d753424a28f9a2596cb0f98","type":2,"name":"Strangers","user_id":1,"created_at":"2019-09-08T17:02:29Z","occupants_ids":[1,2],"data":{"class_name":"CoolDialog","category":"friends"}}
        """

    private static let party = #"""
        {"_id":"5d75393ba28f9a17e1cb0f9e","created_at":"2019-09-08T17:24:11Z","last_message":"sure, I can wait","last_message_date_sent":1567971414,"last_message_id":"5d755856a0eb47411e0b72a9","last_message_user_id":96753878,"name":"New Year party","occupants_ids":[96753878,96754523],"admin_ids":[],"photo":"68123","type":2,"updated_at":"2019-09-08T19:36:54Z","user_id":96753878,"xmpp_room_jid":"76730_5d75393ba28f9a17e1cb0f9e@muc.chat.quickblox.com","unread_messages_count":0,"is_join_required":1}
        """#

    private static let birthday = #"""
        {"_id":"5d753421a28f9a2596cb0f98","created_at":"2019-09-08T17:02:26Z","last_message":null,"last_message_date_sent":1567971391,"last_message_id":null,"last_message_user_id":null,"name":"Daniel's birthday","occupants_ids":[96753878],"admin_ids":[],"photo":null,"type":2,"updated_at":"2019-09-08T17:02:26Z","user_id":96753878,"xmpp_room_jid":"76730_5d753421a28f9a2596cb0f98@muc.chat.quickblox.com","unread_messages_count":0,"is_join_required":null,"data":{"class_name":"CoolDialog","category":"friends"}}
        """#

    private static let news = #"""
        {"_id":"5d753422a28f9a2596cb0f98","created_at":"2019-09-08T17:02:27Z","last_message":null,"last_message_date_sent":null,"last_message_id":null,"last_message_user_id":null,"name":"News","occupants_ids":[],"admin_ids":[],"photo":null,"type":1,"updated_at":"2019-09-08T17:02:27Z","user_id":1,"xmpp_room_jid":"76730_5d753422a28f9a2596cb0f98@muc.chat.quickblox.com","unread_messages_count":0,"is_join_required":null,"data":{"class_name":"CoolDialog","category":"family"}}
        """#

    private static let chat = #"""
        {"_id":"5d753423a28f9a2596cb0f98","created_at":"2019-09-08T17:02:28Z","last_message":null,"last_message_date_sent":null,"last_message_id":null,"last_message_user_id":null,"name":null,"occupants_ids":[1,96753878],"admin_ids":[],"photo":null,"type":3,"updated_at":"2019-09-08T17:02:28Z","user_id":1,"xmpp_room_jid":null,"unread_messages_count":0,"is_join_required":null}
        """#

    private func expectList(
        _ rows: [String],
        limit: Int = 100,
        _ headers: [String],
        body: String? = nil,
        query: String = ""
    ) async throws {
        let seed = try Seed(jsonLines: Array(Self.seed.utf8), applicationID: 76_730)
        try await RunningSandbox.run(seed: seed) { sandbox in
            let answer = try sandbox.curl("GET", headers, body, query: query)
            #expect(answer.status == 200)
            #expect(answer["content-type"] == "application/json; charset=utf-8")
            let items = rows.joined(separator: ",")
            #expect(
                answer.text == #"{"total_entries":\#(rows.count),"skip":0,"limit":\#(limit),"items":[\#(items)]}"#
            )
        }
    }

    @Test func `filters dialogs by a custom field`() async throws {
        let query = "?data[class_name]=CoolDialog&data[category]=friends"
        try await expectList([Self.birthday], Self.third, query: query)
    }

    @Test func `displays the total number of all dialogs`() async throws {
        let seed = try Seed(jsonLines: Array(Self.seed.utf8), applicationID: 76_730)
        try await RunningSandbox.run(seed: seed) { sandbox in
            let answer = try sandbox.curl("GET", Self.second, query: "?count=1")
            #expect(answer.status == 200)
            #expect(answer.text == #"{"items":{"count":4}}"#)
        }
    }

    @Test func `gets a dialog by its ID`() async throws {
        try await expectList([Self.party], Self.second, body: "_id=5d75393ba28f9a17e1cb0f9e")
    }

    @Test func `filters dialogs by type`() async throws {
        let body = "type[in]=1,2&sort_desc=last_message_date_sent&limit=3"
        try await expectList([Self.party, Self.birthday, Self.news], limit: 3, Self.second, body: body)
    }

    @Test func `gets dialogs with an API key`() async throws {
        let headers = ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 96753878"]
        try await expectList([Self.party, Self.birthday, Self.chat, Self.news], headers)
        try await expectList([Self.news], ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 123"])
    }
}

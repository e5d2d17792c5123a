import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct CreateTests {
    private static let wrongType = #"{"type":["is wrong."]}"#
    private static let noOpponent = #"{"errors":["Occupants_ids is missing opponent ID."]}"#
    private static let adminFormat = #"{"errors":["Incorrect format for parameter \"admin_ids\"."]}"#
    private static let unknownAdmins = #"{"errors":["Users with these IDs for \"admin_ids\" do not exist."]}"#
    private static let unknownOccupants = #"{"errors":["Occupants with these IDs do not exist."]}"#
    private static let tooMany = #"{"errors":["Too many occupants for Private Dialog."]}"#
    private static let blankName = #"{"name":["can't be blank"]}"#

    @Test(arguments: [
        ("{}", 422, wrongType), (#"{"type":4,"name":"x"}"#, 422, wrongType), (#"{"type":"x"}"#, 422, wrongType),
        (#"{"type":null}"#, 422, wrongType), (#"{"type":[2]}"#, 422, wrongType), (#"{"type":2.5}"#, 422, wrongType),
        (#"{"type":3}"#, 400, noOpponent), (#"{"type":3,"occupants_ids":""}"#, 400, noOpponent),
        (#"{"type":3,"occupants_ids":[7]}"#, 400, noOpponent),
        (#"{"type":3,"occupants_ids":[8,9]}"#, 400, tooMany),
        (#"{"type":3,"occupants_ids":[1001]}"#, 404, unknownOccupants),
        (#"{"type":2,"name":"x","occupants_ids":"8,1001"}"#, 404, unknownOccupants),
        (#"{"type":2,"name":"x","occupants_ids":[0]}"#, 404, unknownOccupants),
        (#"{"type":2,"name":"x","admin_ids":[1001]}"#, 404, unknownAdmins),
        (#"{"type":1,"name":"x","admin_ids":"1001"}"#, 404, unknownAdmins),
        (#"{"type":1,"name":"x","admin_ids":"a,b"}"#, 400, adminFormat),
        (#"{"type":2,"name":"x","admin_ids":{"a":1}}"#, 400, adminFormat),
        (#"{"type":2,"name":"x","admin_ids":[1.5]}"#, 400, adminFormat),
        (
            #"{"type":2,"name":"x","occupants_ids":"8;9"}"#, 400,
            adminFormat.replacing("admin_ids", with: "occupants_ids")
        ),
        (
            #"{"type":2,"name":"x","is_join_required":2}"#, 400,
            adminFormat.replacing("admin_ids", with: "is_join_required")
        ),
        (#"{"type":1,"name":"x","photo":[1]}"#, 400, adminFormat.replacing("admin_ids", with: "photo")),
        (#"{"type":1}"#, 422, blankName), (#"{"type":2,"name":""}"#, 422, blankName),
        (#"{"type":2,"name":" \t"}"#, 422, blankName), (#"{"type":2,"name":null}"#, 422, blankName),
    ])
    func `refuses what it cannot create, and creates nothing`(body: String, status: Int, answer: String) throws {
        var api = InProcess(users: UserRanges("1-1000"))
        let response = api.create(body)
        #expect(response.status == status)
        #expect(response.text == answer)
        #expect(try api.names() == [])
    }

    @Test func `refuses a body that is no object`() {
        var api = InProcess()
        #expect(api.create("[1]").status == 400)
        #expect(api.create("nonsense").status == 400)
    }

    @Test func `counts the symbols of a name as Unicode scalars`() throws {
        var api = InProcess()
        let longest = String(repeating: "é", count: 199) + "😀"
        #expect(try api.create(#"{"type":1,"name":"\#(longest)"}"#).member("name") == .string(longest))
        let response = api.create(#"{"type":1,"name":"\#(longest)x"}"#)
        #expect(response.status == 422)
        #expect(response.text == #"{"name":["is too long (maximum is 200 characters)"]}"#)
    }

    @Test func `keeps no occupants of a public dialog and does not look at them`() throws {
        var api = InProcess(users: UserRanges("7"))
        let response = api.create(#"{"type":1,"name":"x","occupants_ids":"9","is_join_required":1}"#)
        #expect(response.status == 201)
        #expect(try response.member("occupants_ids") == [])
        #expect(try response.member("is_join_required") == .null)
    }

    @Test func `adds owner and admins to a group once and sorts all`() throws {
        var api = InProcess()
        let response = api.create(#"{"type":2,"name":"x","occupants_ids":[9,7,9,3],"admin_ids":[20,3,20]}"#)
        #expect(try response.member("occupants_ids") == [3, 7, 9, 20])
        #expect(try response.member("admin_ids") == [3, 20])
    }

    @Test func `ignores what a private dialog has not`() throws {
        var api = InProcess()
        let response = api.create(
            #"{"type":3,"occupants_ids":[8,7],"name":5,"photo":"1","admin_ids":"x","is_join_required":9}"#
        )
        #expect(response.status == 201)
        #expect(try response.member("name") == .null)
        #expect(try response.member("photo") == .null)
        #expect(try response.member("admin_ids") == [])
        #expect(try response.member("xmpp_room_jid") == .null)
        #expect(try response.member("is_join_required") == .null)
    }

    @Test func `answers with the private dialog that two users have, from either side, data and all`() throws {
        var api = InProcess()
        let first = api.create(#"{"type":3,"occupants_ids":8,"data":{"class_name":"A","x":1}}"#)
        let again = api.create(#"{"type":3,"occupants_ids":"7","data":{"class_name":"B"}}"#, as: 8)
        #expect(again.status == 201)
        #expect(again.body == first.body)
        #expect(try api.names().count == 1)
        #expect(try api.create(#"{"type":3,"occupants_ids":9}"#).member("_id") != first.member("_id"))
    }

    @Test func `creates another room of the same name`() throws {
        var api = InProcess()
        let body = #"{"type":2,"name":"x","occupants_ids":[8]}"#
        #expect(try api.create(body).member("_id") != api.create(body).member("_id"))
        #expect(try api.names("name=x").count == 2)
    }

    @Test(arguments: [
        (#"{"class_name":"C","a":"x","n":3,"b":true}"#, #"{"class_name":"C","a":"x","n":3,"b":true}"# as String?),
        (#"{"class_name":"C"}"#, #"{"class_name":"C"}"#), (#"{"a":"x"}"#, nil), (#"{"class_name":""}"#, nil),
        ("null", nil), (#""x""#, nil),
    ])
    func `keeps data of a class and drops other data`(data: String, kept: String?) throws {
        var api = InProcess()
        let response = api.create(#"{"type":1,"name":"x","data":\#(data)}"#)
        #expect(response.status == 201)
        let member = try response.member("data").map { String(decoding: $0.serialized(), as: UTF8.self) }
        #expect(member == kept)
    }

    @Test(arguments: [
        ("68123", #""68123""#), (#""""#, "null"), ("null", "null"), (#""https://x/y""#, #""https://x/y""#),
    ])
    func `keeps a photo as text`(photo: String, kept: String) throws {
        var api = InProcess()
        let response = api.create(#"{"type":1,"name":"x","photo":\#(photo)}"#)
        #expect(response.text.contains(#""photo":\#(kept),"#))
    }

    @Test(arguments: [("0", 0), ("1", 1), (#""1""#, 1), ("true", 1), ("null", 0), (#""""#, 0)])
    func `answers with zero or one for whether a group must be joined`(parameter: String, expected: Int) throws {
        var api = InProcess()
        let response = api.create(#"{"type":2,"name":"x","is_join_required":\#(parameter)}"#)
        #expect(try response.member("is_join_required") == .integer(expected))
    }

    @Test func `makes IDs that differ and grow, beyond those of the seed`() throws {
        let taken =
            #"{"_id":"5d75393ba28f9a0000000002","type":1,"name":"s","user_id":1,"created_at":"2019-09-08T17:24:11Z"}"#
        var api = InProcess(seed: try Seed(jsonLines: Array(taken.utf8), applicationID: 1))
        let ids = try (0..<3).compactMap { _ in try api.create(#"{"type":1,"name":"x"}"#).member("_id")?.text }
        #expect(ids == ["03", "04", "05"].map { "5d75393ba28f9a00000000\($0)" })
    }

    @Test func `creates nothing before what there is, whatever the clock says`() throws {
        let future =
            #"{"_id":"6d75393ba28f9a0000000002","type":1,"name":"s","user_id":1,"created_at":"2029-09-08T17:24:11Z"}"#
        var api = InProcess(seed: try Seed(jsonLines: Array(future.utf8), applicationID: 1))
        let response = api.create(#"{"type":1,"name":"x"}"#)
        #expect(try response.member("created_at") == "2029-09-08T17:24:11Z")
        #expect(try api.names("sort_asc=created_at") == ["s", "x"])
    }
}

import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct SeedTests {
    private static let group =
        ##"{"_id":"5d0000000000000000000001","type":2,"name":"a","user_id":7,"created_at":"2019-09-08T17:00:00Z","occupants_ids":[7]}"##

    private func mistake(_ lines: String) -> String? {
        do throws(SeedError) {
            _ = try Seed(jsonLines: Array(lines.utf8), applicationID: 1)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("{", "line 1: expected a key in double quotes, but the text ends (byte 1)"),
        ("[]", "line 1: expected an object (byte 0)"),
        ("\n \n{}\n", "line 3: '_id' is missing"),
        (group.replacing("0001\"", with: "01\""), "line 1: '_id' is not 24 hexadecimal digits"),
        (group.replacing("\"type\":2", with: "\"type\":4"), "line 1: 'type' is not 1, 2 or 3"),
        (group.replacing("\"type\":2,", with: ""), "line 1: 'type' is missing"),
        (group.replacing("\"name\":\"a\",", with: ""), "line 1: 'name' is missing"),
        (group.replacing("\"user_id\":7", with: "\"user_id\":0"), "line 1: 'user_id' is not a positive integer"),
        (group.replacing("09-08", with: "02-30"), "line 1: 'created_at' is not a date such as '2019-09-08T17:24:11Z'"),
        (group.replacing("[7]", with: "[]"), "line 1: a group dialog has at least one of 'occupants_ids'"),
        (group.replacing("[7]", with: "[\"7\"]"), "line 1: 'occupants_ids' is not an array of positive integers"),
        (group.replacing("\"type\":2", with: "\"type\":1"), "line 1: a public dialog has no 'occupants_ids'"),
        (group.replacing("\"type\":2", with: "\"type\":3"), "line 1: a private dialog has two 'occupants_ids'"),
        ("\(group)\n\(group)", "line 2: another line has the '_id' 5d0000000000000000000001"),
        (
            [1, 2].map {
                group.replacing("2,\"name\"", with: "3,\"name\"").replacing("[7]", with: "[7,8]").replacing(
                    "0001\"",
                    with: "000\($0)\""
                )
            }
            .joined(separator: "\n"),
            "line 2: another line is the private dialog of these two users"
        ),
    ])
    func `says what is wrong with which line`(lines: String, expected: String) {
        #expect(mistake(lines) == expected)
    }

    @Test func `takes CRLF, empty lines, nulls and members that it does not know`() throws {
        let line = Self.group.replacing("}", with: ##","photo":null,"silent_ids":[1]}"##)
        let seed = try Seed(jsonLines: Array("\r\n\(line)\r\n\n".utf8), applicationID: 5)
        #expect(seed.dialogs.map(\.name) == ["a"])
        #expect(seed.dialogs.first?.roomJID == "5_5d0000000000000000000001@muc.chat.quickblox.com")
        #expect(seed.dialogs.first?.updatedAt.iso8601 == "2019-09-08T17:00:00Z")
    }

    @Test func `puts dialogs in the order of their creation`() throws {
        let later = Self.group.replacing("0001\"", with: "0000\"").replacing("17:00:00", with: "17:00:01")
        let seed = try Seed(jsonLines: Array("\(later)\n\(Self.group)".utf8), applicationID: 1)
        #expect(seed.table.dialogs.map(\.id.description.last) == ["1", "0"])
    }

    @Test func `knows a seeded private dialog when one is created`() throws {
        let chat = Self.group.replacing("\"type\":2", with: "\"type\":3").replacing("[7]", with: "[8,7]")
        var api = InProcess(seed: try Seed(jsonLines: Array(chat.utf8), applicationID: 1))
        let response = api.create(##"{"type":3,"occupants_ids":"8"}"##)
        #expect(try response.member("_id") == "5d0000000000000000000001")
        #expect(try response.member("name") == .null)
    }
}

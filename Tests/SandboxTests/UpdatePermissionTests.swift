import JSON
import Testing

@testable import Sandbox

/// Who may change what: user 1 owns the dialog, 2 is an admin, 3 an occupant, 4 a stranger.
@Suite(.serialized) struct UpdatePermissionTests {
    private static let bodies = [
        "name": #"{"name":"b"}"#, "photo": #"{"photo":"b"}"#, "data": #"{"data":{"class_name":"C"}}"#,
        "add": #"{"push_all":{"occupants_ids":[5]}}"#, "remove the owner": #"{"pull_all":{"occupants_ids":[1]}}"#,
        "remove the admin": #"{"pull_all":{"occupants_ids":[2]}}"#,
        "remove the occupant": #"{"pull_all":{"occupants_ids":[3]}}"#,
        "make an admin": #"{"push_all":{"admin_ids":[3]}}"#, "end the admin": #"{"pull_all":{"admin_ids":[2]}}"#,
        "end no admin": #"{"pull_all":{"admin_ids":[3]}}"#,
        "nothing": "{}",
    ]

    @Test(arguments: [
        (
            1,
            [
                "name", "photo", "data", "add", "remove the owner", "remove the admin", "remove the occupant",
                "make an admin", "end the admin", "end no admin", "nothing",
            ]
        ),
        (2, ["name", "photo", "add", "remove the admin", "remove the occupant", "end the admin", "nothing"]),
        (3, ["name", "photo", "add", "remove the occupant", "nothing"]),
        (4, []),
    ])
    func `in a group`(user: Int, permitted: [String]) throws {
        try expect(permitted, #"{"type":2,"name":"a","occupants_ids":[3],"admin_ids":[2]}"#, as: user)
    }

    @Test(arguments: [
        (
            1,
            [
                "name", "photo", "data", "add", "remove the owner", "remove the admin", "remove the occupant",
                "make an admin", "end the admin", "end no admin", "nothing",
            ]
        ),
        (2, ["name", "photo", "end the admin", "nothing"]),
        (3, []),
    ])
    func `in a public dialog, which ignores occupants`(user: Int, permitted: [String]) throws {
        try expect(permitted, #"{"type":1,"name":"a","admin_ids":[2]}"#, as: user)
    }

    @Test func `in a private dialog`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        for user in [7, 8] {
            #expect(api.update(id, #"{"data":{"class_name":"C","by":\#(user)}}"#, as: user).status == 200)
            #expect(api.update(id, #"{"push_all":{"occupants_ids":[9]}}"#, as: user).status == 400)
            #expect(api.update(id, #"{"pull_all":{"occupants_ids":[\#(user)]}}"#, as: user).status == 403)
        }
        #expect(api.update(id, #"{"data":{"class_name":"C"}}"#, as: 9).status == 403)
    }

    @Test func `lets an owner who has left no more in`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        #expect(api.update(id, #"{"pull_all":{"occupants_ids":[7]}}"#).status == 200)
        #expect(try api.show(id, as: 8).member("user_id") == 7)
        #expect(api.update(id, #"{"name":"b"}"#).status == 403)
    }

    private func expect(_ permitted: [String], _ dialog: String, as user: Int) throws {
        for (change, body) in Self.bodies {
            var api = InProcess()
            let id = try api.newDialog(dialog, as: 1)
            let response = api.update(id, body, as: user)
            #expect(response.status == (permitted.contains(change) ? 200 : 403), "\(change) as \(user)")
            guard response.status == 403 else { continue }
            #expect(
                response.text == #"{"errors":["You don't have appropriate permissions to perform this operation"]}"#
            )
        }
    }
}

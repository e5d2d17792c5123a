import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct DeleteTests {
    private static let group = #"{"type":2,"name":"a","occupants_ids":[8]}"#

    @Test func `answers for one dialog with nothing at all`() throws {
        var api = InProcess()
        let response = api.delete(try api.newDialog(Self.group))
        #expect(response.status == 200)
        #expect(response.body == [])
    }

    @Test func `without force leaves a group`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8,9]}"#)
        #expect(api.delete(id, as: 8).status == 200)
        #expect(try api.names(as: 8) == [])
        #expect(api.show(id, as: 8).status == 403)
        #expect(api.delete(id, as: 8).status == 403)
        #expect(try api.show(id).member("occupants_ids") == [7, 9])
    }

    @Test func `without force orphans a group of the caller's own`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.delete(id).status == 200)
        #expect(try api.show(id, as: 8).member("user_id") == 7)
        #expect(try api.show(id, as: 8).member("occupants_ids") == [8])
        #expect(api.update(id, #"{"name":"b"}"#).status == 403)
        #expect(api.update(id, #"{"pull_all":{"occupants_ids":[8]}}"#).status == 403)
    }

    @Test func `without force destroys a group with its last occupant`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.delete(id).status == 200)
        #expect(api.delete(id, as: 8).status == 200)
        #expect(api.delete(id, "force=1").status == 404)
    }

    @Test func `without force does nothing to a public dialog`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":1,"name":"a"}"#)
        let before = try api.show(id).json
        for user in [7, 8] {
            #expect(api.delete(id, as: user).status == 200)
            #expect(try api.show(id, as: user).json == before)
        }
    }

    @Test func `without force hides a private dialog from the caller alone`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        let before = try api.show(id, as: 8).json
        #expect(api.delete(id).status == 200)
        #expect(try api.send("GET", "/chat/Dialog.json").member("total_entries") == 0)
        #expect(try api.names("_id=\(id)") == [])
        #expect(api.show(id).status == 404)
        #expect(api.update(id, "{}").status == 404)
        #expect(api.delete(id).status == 404)
        #expect(try api.show(id, as: 8).json == before)
        #expect(try api.names("_id=\(id)", as: 8).count == 1)
    }

    @Test(arguments: ["force=1", "force=true"])
    func `with force deletes a dialog for everyone`(force: String) throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.delete(id, force).status == 200)
        #expect(try api.names(as: 8) == [])
        #expect(api.show(id, as: 8).status == 404)
    }

    @Test(arguments: ["force=0", "force=", "force=false", ""])
    func `is not forced by a force that is none`(force: String) throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.delete(id, force).status == 200)
        #expect(try api.names(as: 8) == ["a"])
    }

    @Test func `refuses a force that is neither, and deletes nothing`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.delete(id, "force=yes").status == 400)
        #expect(try api.names() == ["a"])
    }

    @Test func `leaves force to the owner, even after he has left`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.delete(id, "force=1", as: 8).status == 403)
        _ = api.update(id, #"{"pull_all":{"occupants_ids":[7]}}"#)
        #expect(api.delete(id).status == 403)
        #expect(api.delete(id, "force=1").status == 200)
        #expect(try api.names(as: 8) == [])
    }

    @Test func `refuses strangers`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.delete(id, as: 9).status == 403)
        #expect(api.delete(id, "force=1", as: 9).status == 403)
    }

    @Test(arguments: [("", #""MINE","OTHERS""#, ""), ("force=1", #""MINE""#, #""OTHERS""#)])
    func `says of several what became of each`(force: String, deleted: String, wrong: String) throws {
        var api = InProcess()
        let mine = try api.newDialog(Self.group)
        let others = try api.newDialog(#"{"type":2,"name":"b","occupants_ids":[7]}"#, as: 8)
        let foreign = try api.newDialog(#"{"type":2,"name":"c"}"#, as: 9)
        let response = api.delete("\(mine),\(others)%2C%20\(foreign),\(mine),bogus", force)
        #expect(response.status == 200)
        let fill = { (text: String) in text.replacing("MINE", with: mine).replacing("OTHERS", with: others) }
        let refused = [fill(wrong), "\"\(foreign)\""].filter { !$0.isEmpty }.joined(separator: ",")
        let parts = [
            #""SuccessfullyDeleted":{"ids":[\#(fill(deleted))]}"#, #""NotFound":{"ids":["bogus"]}"#,
            #""WrongPermissions":{"ids":[\#(refused)]}"#,
        ]
        #expect(response.text == "{\(parts.joined(separator: ","))}")
    }

    @Test func `brings a private dialog back to who creates it again`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        _ = api.delete(id)
        #expect(try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#) == id)
        #expect(api.show(id).status == 200)
    }

    @Test func `makes a new private dialog where the old one is gone for both`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        _ = api.delete(id, "force=1")
        #expect(try api.newDialog(#"{"type":3,"occupants_ids":[7]}"#, as: 8) != id)
    }

    @Test func `brings a group back to who is added to it again`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        _ = api.delete(id, as: 8)
        _ = api.update(id, #"{"push_all":{"occupants_ids":[8]}}"#)
        #expect(try api.names(as: 8) == ["a"])
    }

    @Test func `is logged with every dialog that it touched`() throws {
        var api = InProcess()
        let first = try api.newDialog(Self.group)
        let second = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        let headers = SandboxRequest.Headers(authorization: "ApiKey key", onBehalfOf: "7")
        let target = "/chat/Dialog/\(first),x,\(second).json"
        let entry = api.router.answer(SandboxRequest(method: "DELETE", target: target, headers: headers)).entry
        #expect(entry.dialogID == "\(first),\(second)")
    }
}

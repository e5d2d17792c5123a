import Foundation
import TestSupport
import Testing

/// One set in two environments, as among the examples.
@Suite(.serialized, .timeLimit(.minutes(5))) struct EnvironmentsTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
        let example = PipelineFile.examples.appendingPathComponent("environments")
        try FileManager.default.copyItem(at: example, to: scratch.url.appending(path: "set"))
    }

    private func sandbox(_ people: [(id: Int, login: String)], class name: String) throws -> SandboxProgram {
        let users = people.map {
            #"{"id": \#($0.id), "login": "\#($0.login)", "email": "\#($0.login)@school.example"}"#
        }
        let accounts = """
            {"users": [\(users.joined(separator: ", "))], \
            "classes": {"\(name)": {"git_key": "String"}}}
            """
        return try SandboxProgram(["--accounts", try scratch.write(accounts, to: "\(name).json")])
    }

    private func apply(_ environment: String, to sandbox: SandboxProgram) async throws -> Program.Result {
        try await sandbox.dialogctl().run(
            ["apply", "--yes", "--ids", "\(environment)/rooms.ids.yaml", environment, "rooms"],
            in: scratch.url.appending(path: "set")
        )
    }

    @Test func `each gets its people, photos, names and classes, and an ids file`() async throws {
        let staging = try sandbox([(501, "registrar"), (502, "head"), (503, "tester")], class: "StagingRoom")
        let production = try sandbox([(7, "registrar"), (8, "head"), (9, "ann"), (10, "bob")], class: "Room")
        for (environment, sandbox) in [("staging", staging), ("production", production)] {
            let result = try await apply(environment, to: sandbox)
            #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
            #expect(try await apply(environment, to: sandbox).output.hasSuffix("Plan: 2 dialogs: 2 exist\n"))
            #expect(try scratch.read("set/\(environment)/rooms.ids.yaml").contains("\"staff\": {id: "))
        }
        let rehearsed = try staging.dialogs(as: 501)
        #expect(Set(rehearsed.map(\.name)) == ["[staging] The lobby", "Staff"])
        #expect(rehearsed.map(\.photo).sorted { ($0 ?? "") < ($1 ?? "") } == [nil, "11"])
        #expect(rehearsed.first { $0.name == "Staff" }?.occupants == [501, 502, 503])
        let real = try production.dialogs(as: 7)
        #expect(Set(real.map(\.name)) == ["The lobby", "Staff"])
        #expect(Set(real.map(\.photo)) == ["67834", "68123"])
        #expect(real.first { $0.name == "Staff" }?.occupants == [7, 8, 9, 10])
    }

    @Test func `a value that an environment does not define stops the run before any request`() async throws {
        let sandbox = try sandbox([(501, "registrar"), (502, "head"), (503, "tester")], class: "StagingRoom")
        let values = try scratch.read("set/staging/values.yaml").replacing(#"lobby_photo: "11", "#, with: "")
        try scratch.write(values, to: "set/staging/values.yaml")
        let result = try await apply("staging", to: sandbox)
        #expect(result.exitCode == 3)
        #expect(result.errors.contains("rooms/rooms.yaml:10:"))
        #expect(result.errors.contains("error: unknown value 'lobby_photo': define it under 'values'"))
        #expect(try sandbox.requests().isEmpty)
    }
}

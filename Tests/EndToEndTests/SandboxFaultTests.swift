import Foundation
import TestSupport
import Testing

/// The sandbox program and its faults, from outside.
@Suite(.serialized, .timeLimit(.minutes(2))) struct SandboxFaultTests {
    @Test(arguments: [
        (
            ["--fault", "503 on lost"],
            """
            Error: --fault: in the fault '503 on lost': 'lost' is no target; write any, read, write, list, create, \
            get, update, delete, session, users, other, a method or a path
            """
        ),
        (["--fault", ""], "Error: --fault: a fault cannot be empty; write one such as '503 on create at 2%'"),
        (["--manual-clock"], "Error: --manual-clock needs --control-port, as nothing else can move time"),
    ])
    func `wrong faults are wrong usage`(arguments: [String], message: String) async throws {
        let result = try await Program("quickblox-sandbox").run(arguments)
        #expect(result.exitCode == 64)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix(message))
    }

    @Test func `the second line is the control address, and the last line of the log has the counters`() async throws {
        let scratch = try TemporaryFolder()
        let process = try Program("quickblox-sandbox").process([
            "--control-port", "0", "--fault", "503 on list", "--log", scratch.path(of: "log"),
        ])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let urls = [output.fileHandleForReading.readLine(), output.fileHandleForReading.readLine()]
            .map { String(decoding: $0, as: UTF8.self) }
        let ports = urls.compactMap { $0.split(separator: ":").last.flatMap { Int($0) } }
        try #require(ports.count == 2)
        let api = try LoopbackClient(port: ports[0])
        api.send("GET /chat/Dialog.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try api.receive().status == 503)
        let control = try LoopbackClient(port: ports[1])
        control.send("GET /faults HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try control.receive().text == #"{"seed":0,"faults":["503 on list"]}"#)
        process.terminate()
        process.waitUntilExit()
        #expect(process.exitCode == 0)
        #expect(
            try scratch.read("log") == #"""
                {"method":"GET","path":"/chat/Dialog.json","parameters":{},"status":503,"faults":["503 on list"]}
                {"counters":{"received":1,"requests":{"list":{"503":1}},"writes":0,"faults":{"503 on list":1}}}

                """#
        )
    }
}

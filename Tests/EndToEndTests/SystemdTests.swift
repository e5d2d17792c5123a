import Foundation
import TestSupport
import Testing

/// The service for systemd, run without systemd.
@Suite(.serialized, .timeLimit(.minutes(2))) struct SystemdTests {
    private let machine: Machine

    init() throws { machine = try Machine() }

    /// The values of a setting of the service, in order, with what systemd and the machine put in their places.
    private func values(_ setting: String, of unit: String = "dialogctl-apply") throws -> [String] {
        let unit = PipelineFile.examples.appendingPathComponent("systemd/\(unit).service")
        let lines = String(decoding: try Data(contentsOf: unit), as: UTF8.self).split(separator: "\n")
        let places = [
            "%d": machine.scratch.path(of: "credentials"), "%S": machine.scratch.path(of: "state"),
            "/usr/local/bin/": "", "/etc/dialogctl/": machine.checkout.path + "/",
            "/var/lib/prometheus/node-exporter": machine.scratch.path,
        ]
        return lines.filter { $0.hasPrefix("\(setting)=") }.map { line in
            places.reduce(String(line.dropFirst(setting.count + 1))) { $0.replacing($1.key, with: $1.value) }
        }
    }

    @Test func `the service creates what is missing, with its credential, its journal and its metrics`() async throws {
        let loaded = try #require(values("LoadCredential").first)
        #expect(loaded.hasPrefix("api-key:"))
        try machine.scratch.write(Machine.key + "\n", to: "credentials/api-key")
        let pairs = try values("Environment").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let environment = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
        let command = try #require(values("ExecStart").first)

        let result = try await machine.run(command, environment)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        let folder = try #require(values("StateDirectory").first)
        let journals = try FileManager.default.contentsOfDirectory(atPath: machine.scratch.path(of: "state/\(folder)"))
        #expect(!journals.isEmpty)
        let metrics = try machine.scratch.read("dialogctl.prom")
        #expect(metrics.contains("dialogctl_run_exit_code{command=\"apply\"} 0\n"))
    }

    @Test func `the service that stays creates what is missing, and ends well when it is stopped`() async throws {
        try machine.scratch.write(Machine.key + "\n", to: "credentials/api-key")
        let pairs = try values("Environment", of: "dialogctl-watch").map { $0.split(separator: "=", maxSplits: 1) }
        let environment = Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1])) })
        let command = try #require(values("ExecStart", of: "dialogctl-watch").first)
        let script = Machine.script(stopping: "\(command) --listen 0.0.0.0:7979")
        let result = try await machine.run(script, environment)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(try values("ExecReload", of: "dialogctl-watch") == ["/bin/kill -HUP $MAINPID"])
    }
}

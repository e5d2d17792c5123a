import Foundation
import TestSupport
import Testing

/// Reports of runs that a signal ends.
@Suite(.serialized, .timeLimit(.minutes(2)), .serialized) struct InterruptedReportTests {
    @Test func `a plan that is interrupted while it reads`() async throws {
        let api = try PlayedAPI { _ in .hold }
        defer { api.server.stop() }
        let report = api.scratch.path(of: "report.md")
        let process = try api.dialogctl().process(
            ["plan", "--format", "github", "--report", "markdown=\(report)", try api.manifest()]
        )
        process.standardOutput = try api.scratch.file("output")
        process.standardError = FileHandle.nullDevice
        async let end: Void = process.runToEnd()
        await api.server.arrival(of: 1)
        kill(process.processIdentifier, SIGINT)
        try await end
        #expect(process.exitCode == 130)
        #expect(try api.scratch.read("report.md").contains("- error: `interrupted; nothing was written`\n"))
        let output = try api.scratch.read("output")
        #expect(output.hasPrefix("::error title=dialogctl plan::interrupted; nothing was written\n"))
    }

    @Test func `an apply that is interrupted between two creates`() async throws {
        let api = try PlayedAPI { request in
            request.head.hasPrefix("POST") ? .hold : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let manifest = try api.scratch.write(
            "version: 1\ndialogs:\n  - {type: public, name: A}\n  - {type: public, name: B}\n",
            to: "rooms.yaml"
        )
        let metrics = api.scratch.path(of: "run.prom")
        let process = try api.dialogctl().process(
            ["apply", "--yes", "--parallelism", "1", "--settle", "0", "--format", "junit", "--metrics-file", metrics]
                + [manifest]
        )
        process.standardOutput = try api.scratch.file("output")
        process.standardError = FileHandle.nullDevice
        async let end: Void = process.runToEnd()
        await api.server.arrival(of: 2)
        kill(process.processIdentifier, SIGINT)
        api.server.stop()
        try await end
        let output = try api.scratch.read("output")
        #expect(output.contains("tests=\"2\" failures=\"0\" errors=\"1\" skipped=\"1\""))
        let figures = try api.scratch.read("run.prom")
        #expect(figures.contains("dialogctl_creates{command=\"apply\",outcome=\"unknown\"} 1\n"))
        #expect(figures.contains("dialogctl_run_exit_code{command=\"apply\"} 7\n"))
        #expect(!figures.contains("last_success"))
    }

    @Test func `an apply that is interrupted while it asks`() async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram()
        let path = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: News}\n", to: "rooms.yaml")
        let report = scratch.path(of: "report.md")
        let process = try sandbox.dialogctl().process(["apply", "--report", "markdown=\(report)", path])
        _ = try await Terminal().run(process, at: "Only 'yes' is accepted: ") {
            kill(process.processIdentifier, SIGINT)
            return nil
        }
        #expect(process.exitCode == 130)
        let text = try scratch.read("report.md")
        #expect(text.contains("**Nothing was changed. Plan: 1 dialog: 1 to create"))
        #expect(text.contains("- error: `interrupted; nothing was written`\n"))
    }
}

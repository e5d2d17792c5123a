import Foundation
import TestSupport
import Testing

/// Reports as the whole program makes them.
@Suite(.serialized, .timeLimit(.minutes(2)), .serialized) struct ReportRunTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let path: String

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
        path = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: News}\n", to: "rooms.yaml")
    }

    private func file(_ name: String) -> String { scratch.path(of: name) }

    private var formats: [String] { ["text", "markdown", "html", "github", "junit"] }

    @Test(arguments: ["markdown", "html", "github"])
    func `standard output carries one document and nothing else`(format: String) async throws {
        for command in [["plan"], ["apply", "--yes"]] {
            let result = try await sandbox.dialogctl().run(
                command + ["--format", format, "--report", "\(format)=\(file("report"))", path]
            )
            #expect(result.exitCode == 0)
            #expect(result.errors == "")
            #expect(result.output == (try scratch.read("report")))
        }
    }

    @Test func `apply writes every report`() async throws {
        let reports = formats.flatMap { ["--report", "\($0)=\(file($0))"] }
        let result = try await sandbox.dialogctl().run(["apply", "--yes"] + reports + [path])
        #expect(result.exitCode == 0)
        #expect(result.output == (try scratch.read("text")))
        #expect(try scratch.read("markdown").hasPrefix("<!-- dialogctl:apply -->\n"))
        #expect(try scratch.read("html").hasPrefix("<!DOCTYPE html>\n"))
        #expect(try scratch.read("github").contains("title=created%3A public/News::"))
        #expect(try scratch.read("junit").contains("<testcase classname=\"owner 1\" name=\"public/News\""))
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
        #expect(left.sorted() == (formats + ["rooms.yaml"]).sorted())
    }

    @Test(arguments: ["missing/report.html", "."])
    func `a report that cannot be written stops the run before any request`(name: String) async throws {
        for option in [["--report", "html=\(file(name))"], ["--metrics-file", file(name)]] {
            let result = try await sandbox.dialogctl().run(["apply", "--yes"] + option + [path])
            #expect(result.exitCode == 64)
            #expect(result.errors.contains("cannot be written: "))
            #expect(try sandbox.requests().isEmpty)
        }
    }

    @Test(arguments: [
        ["plan", "--format", "junit"], ["plan", "--report", "junit=x"], ["plan", "--report", "html"],
        ["plan", "--report", "pdf=x"], ["plan", "--report", "html=-"], ["plan", "--report-name", "a--b"],
        ["plan", "--report", "html=x", "--metrics-file", "x"], ["plan", "--log-format", "xml"],
        ["plan", "--report", "html=x", "--report", "markdown=x"],
    ])
    func `a report that makes no sense is a usage error`(arguments: [String]) async throws {
        let result = try await sandbox.dialogctl().run(arguments + [path])
        #expect(result.exitCode == 64)
        #expect(try sandbox.requests().isEmpty)
    }

    @Test func `mistakes in a manifest are annotated on their lines`() async throws {
        let wrong = try scratch.write("version: 1\ndialogs:\n  - {type: public, nam: News}\n", to: "wrong.yaml")
        let result = try await sandbox.dialogctl().run(["plan", "--format", "github", wrong], in: scratch.url)
        #expect(result.exitCode == 3)
        #expect(
            result.output.contains("::error file=wrong.yaml,line=3,col=20,title=dialogctl plan::unknown field 'nam'")
        )
        #expect(result.errors.contains("error: unknown field 'nam'"))
    }

    @Test func `a run that fails is reported, and an old report is replaced`() async throws {
        let report = try scratch.write("old", to: "report.md")
        let metrics = try scratch.write("", to: "run.prom")
        let options = ["--report", "markdown=\(report)", "--metrics-file", metrics]
        _ = try await sandbox.dialogctl().run(["plan"] + options + [path])
        let success = try lastSuccess()
        let result = try await sandbox.dialogctl(["QUICKBLOX_API_KEY": "wrong-key"]).run(["plan"] + options + [path])
        #expect(result.exitCode == 1)
        let text = try scratch.read("report.md")
        #expect(text.contains("**There is no plan.**"))
        #expect(text.contains("- error: `the server refused the request"))
        #expect(!text.contains("wrong-key"))
        #expect(try scratch.read("run.prom").contains("dialogctl_run_exit_code{command=\"plan\"} 1\n"))
        #expect(try scratch.read("run.prom").contains("dialogctl_requests{command=\"plan\",status=\"401\"} 1\n"))
        #expect(try lastSuccess() == success)
    }

    private func lastSuccess() throws -> String {
        let lines = try scratch.read("run.prom").split(separator: "\n")
        return String(try #require(lines.first { $0.hasPrefix("dialogctl_last_success_timestamp_seconds{") }))
    }

    @Test func `a link to a report stays a link`() async throws {
        let target = try scratch.write("old", to: "target.md")
        try FileManager.default.createSymbolicLink(atPath: file("link.md"), withDestinationPath: target)
        _ = try await sandbox.dialogctl().run(["plan", "--report", "markdown=\(file("link.md"))", path])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file("link.md")) == target)
        #expect(try scratch.read("target.md").hasPrefix("<!-- dialogctl:plan -->"))
    }

    @Test func `the log may be JSON, line by line, and mistakes are part of it`() async throws {
        let wrong = try scratch.write("version: 1\ndialogs:\n  - {type: public, nam: News}\n", to: "wrong.yaml")
        for arguments in [["plan", "-v", path], ["apply", "-v", "--yes", path], ["plan", wrong], ["apply", path]] {
            let result = try await sandbox.dialogctl().run(arguments + ["--log-format", "json"])
            #expect(!result.errors.isEmpty)
            for line in result.errors.split(separator: "\n") {
                let object = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
                #expect(Set(object.keys) == ["time", "level", "message"])
                #expect(!line.contains("sandbox-key"))
            }
        }
    }

    @Test func `a credential that a server echoes is in no report and no log`() async throws {
        let api = try PlayedAPI { _ in
            let photo = #""photo":"\#(PlayedAPI.key)""#
            return PlayedAPI.page(total: 1, [PlayedAPI.group.replacingOccurrences(of: #""photo":null"#, with: photo)])
        }
        let manifest = try api.scratch.write(
            "version: 1\ndialogs:\n  - {type: group, name: Ops, occupants: [2], photo: \"1\"}\n",
            to: "rooms.yaml"
        )
        let reports = formats.flatMap { ["--report", "\($0)=\(file($0))"] }
        let result = try await api.dialogctl().run(
            ["apply", "--yes", "-v", "--log-format", "json", "--format", "html"] + reports + [manifest]
        )
        #expect(result.output.contains("redacted"))
        for text in try formats.map(scratch.read) + [result.output, result.errors] {
            #expect(!text.contains(PlayedAPI.key))
        }
    }
}

import Foundation
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct HelpTests {
    @Test(arguments: [
        ("dialogctl", []), ("dialogctl", ["validate"]), ("dialogctl", ["fmt"]), ("dialogctl", ["render"]),
        ("dialogctl", ["plan"]),
        ("dialogctl", ["apply"]), ("dialogctl", ["watch"]),
        ("dialogctl", ["adopt"]), ("dialogctl", ["results"]), ("dialogctl", ["show"]),
        ("dialogctl", ["ids"]), ("dialogctl", ["ids", "list"]), ("dialogctl", ["ids", "check"]),
        ("dialogctl", ["ids", "forget"]),
        ("dialogctl", ["journal"]), ("dialogctl", ["journal", "list"]), ("dialogctl", ["journal", "show"]),
        ("dialogctl", ["export"]), ("dialogctl", ["schema"]), ("dialogctl", ["doctor"]), ("quickblox-sandbox", []),
    ])
    func `every command has help`(program: String, command: [String]) async throws {
        let result = try await Program(program).run(command + ["--help"])
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        try expectSnapshot(of: result.output, named: (["help", program] + command).joined(separator: "-"))
    }

    @Test func `the version is one line`() async throws {
        let result = try await Program("dialogctl").run(["--version"])
        #expect(result.exitCode == 0)
        #expect(result.output == "0.1.0\n")
    }

    @Test(arguments: [
        (["aply"], "unknown command 'aply': did you mean 'apply'?"),
        (["Plan", "x.yaml"], "unknown command 'Plan': did you mean 'plan'?"),
        (["diff", "x.yaml"], "unknown command 'diff': 'plan' shows what apply would change"),
        (["import"], "unknown command 'import': 'adopt' says which live dialog is a declared one"),
        (["destroy"], "declare the dialog with 'state: absent', and apply with --max-deletes"),
        (["destory"], "declare the dialog with 'state: absent', and apply with --max-deletes"),
        (["init"], "there is nothing to set up"), (["status"], "'plan' tells where"),
        (["daemon"], "'watch' applies again and again"), (["sync"], "'apply' makes what is live as declared"),
        (["list"], "'show' shows dialogs with their people"), (["lint"], "'validate' checks manifests"),
        (["help", "aply"], "did you mean 'apply'?"), (["ids", "rm"], "'ids forget' removes keys"),
        (["ids", "forgt"], "did you mean 'forget'?"), (["journal", "ls"], "'journal list' lists the records"),
        (["version"], "--version"), (["completion"], "--generate-completion-script"),
        (["frobnicate"], "the commands are validate, fmt, render, plan"), (["a\u{1B}[31mb"], "'a\\u{1b}[31mb'"),
    ])
    func `a word that is no command says what the word is here`(arguments: [String], advice: String) async throws {
        let result = try await Program("dialogctl").run(arguments)
        #expect(result.exitCode == 64)
        #expect(result.output == "")
        #expect(result.errors.contains(advice), "\(result.errors)")
        #expect(result.errors.contains("Usage: dialogctl <subcommand>"))
    }

    @Test(arguments: [["help", "plan"], ["help"], ["--help"], ["ids", "--help"], ["ids"], []])
    func `what names a command, or none, gets help`(arguments: [String]) async throws {
        let result = try await Program("dialogctl").run(arguments)
        #expect(result.exitCode == 0)
        #expect(result.output.contains("OVERVIEW:"))
    }

    @Test(arguments: [
        ["frobnicate"], ["plan"], ["plan", "--parallelism", "0", "x.yaml"], ["apply", "--settle", "-1", "x.yaml"],
        ["validate", "--yes", "x.yaml"], ["apply", "--max-creates", "101%", "x.yaml"], ["journal", "show", "0"],
        ["plan", "--expect-application", "0", "x.yaml"], ["plan", "--out", "x.yaml", "x.yaml"], ["adopt"],
        ["adopt", "-"], ["show"], ["show", "--user", "1", "group/Ops"], ["show", "--format", "xml", "group/Ops"],
        ["ids", "forget"], ["ids", "list", "--ids", "-"], ["ids", "check", "--rate", "-1"],
        ["export", "--type", "channel"], ["export", "--force"],
        ["export", "--owner", "bob"], ["doctor", "--timeout", "0"],
    ])
    func `a wrong command line is a usage error`(arguments: [String]) async throws {
        let result = try await Program("dialogctl").run(arguments)
        #expect(result.exitCode == 64)
        #expect(result.output == "")
        #expect(result.errors.contains("Error:"))
        #expect(result.errors.contains("Usage:"))
    }
}

import Foundation
import TestSupport
import Testing

/// Standard output and standard error whose reader goes away, and outputs that nobody reads.
@Suite(.serialized, .timeLimit(.minutes(3))) struct ReaderGoneTests {
    private let scratch: TemporaryFolder
    private let rooms: String

    init() throws {
        scratch = try TemporaryFolder()
        let list = (1...20).map { "  - {type: public, name: Room \($0)}\n" }.joined()
        rooms = try scratch.write("version: 1\ndialogs:\n\(list)", to: "rooms.yaml")
    }

    /// The tests themselves may ignore the signal, which a shell could not change.
    private static let plain = "env --default-signal=PIPE dialogctl"

    @Test func `a reader of standard output that goes away ends nothing`() async throws {
        let sandbox = try SandboxProgram()
        let script = """
            cd "$1"
            apply() { \(Self.plain) apply --yes --settle 0 --report json=run.json --metrics-file run.prom "$2"; }
            \(Self.plain) plan --detailed-exitcode --report text=plan.txt "$2" | true; echo ${PIPESTATUS[0]}
            apply "$@" | head -1 >/dev/null; echo ${PIPESTATUS[0]}
            """
        let result = try await Shell(environment: sandbox.environment).run(script, [scratch.path, rooms])
        #expect(result.output == "2\n0\n")
        #expect(try scratch.read("plan.txt").contains("20 to create"))
        #expect(try scratch.read("run.prom").contains("dialogctl_run_exit_code{command=\"apply\"} 0\n"))
        #expect(try sandbox.requests().count { $0.method == "POST" } == 20)
    }

    @Test func `a reader of standard error that goes away ends nothing`() async throws {
        let sandbox = try SandboxProgram()
        let script = "\(Self.plain) apply --yes --verbose --settle 0 \"$1\" 2> >(true) >/dev/null; echo $?"
        let result = try await Shell(environment: sandbox.environment).run(script, [rooms])
        #expect(result.output == "0\n")
        #expect(try sandbox.requests().count { $0.method == "POST" } == 20)
    }

    @Test(arguments: ["--help", "--version", "help plan", "plan --help", "--generate-completion-script bash"])
    func `help on a full device is told and is not 0`(arguments: String) async throws {
        let shell = Shell(environment: [:])
        let full = try await shell.run("dialogctl \(arguments) >/dev/full; echo $?")
        #expect(full.output == "1\n")
        #expect(full.errors == "error: standard output cannot be written: No space left on device\n")
        let gone = try await shell.run("\(Self.plain) \(arguments) | true; echo ${PIPESTATUS[0]}")
        #expect(gone.output == "0\n")
        #expect(gone.errors == "")
    }

    @Test func `a pipe that nobody reads stops the run before any request`() async throws {
        let sandbox = try SandboxProgram()
        for (option, name) in [("--report text=", "p"), ("--results ", "p.csv"), ("--metrics-file ", "p")] {
            let script = "cd \"$1\"; rm -f p*; mkfifo \(name); dialogctl apply --yes \(option)\(name) \"$2\"; echo $?"
            let result = try await Shell(environment: sandbox.environment).run(script, [scratch.path, rooms])
            #expect(result.output == "64\n")
            #expect(result.errors.contains("'\(name)' cannot be written: nobody reads this pipe"), "\(result.errors)")
        }
        #expect(try sandbox.requests().isEmpty)
    }

    @Test func `a pipe that somebody reads gets everything once`() async throws {
        let sandbox = try SandboxProgram()
        let script = """
            cd "$1"; mkfifo p.csv; cat p.csv >results.csv & reader=$!
            dialogctl apply --yes --settle 0 --results p.csv --report text=>(cat >report.txt) "$2" >/dev/null; echo $?
            wait $reader
            """
        let result = try await Shell(environment: sandbox.environment).run(script, [scratch.path, rooms])
        #expect(result.output == "0\n")
        #expect(try scratch.read("results.csv").split(separator: "\r\n").count == 21)
    }
}

import Foundation
import TestSupport
import Testing

/// What puts the programs in place, and takes them away again.
@Suite(.serialized, .timeLimit(.minutes(2))) struct InstallTests {
    private let scratch: TemporaryFolder

    init() throws { scratch = try TemporaryFolder() }

    private func run(_ script: String) async throws -> Program.Result {
        let path = PipelineFile.examples.appendingPathComponent("install/\(script)")
        let environment = [
            "PATH": "/usr/bin:/bin", "DESTDIR": scratch.path(of: "root"), "PREFIX": "/usr",
            "BIN": Program.buildFolder.path, "MAN": scratch.path(of: "man"),
        ]
        return try await Program(at: path, environment: environment).run([])
    }

    private var files: Set<String> {
        get throws {
            let manager = FileManager.default
            let paths = try manager.subpathsOfDirectory(atPath: scratch.path(of: "root/usr"))
            return Set(
                try paths.filter {
                    let attributes = try manager.attributesOfItem(atPath: scratch.path(of: "root/usr/\($0)"))
                    return attributes[.type] as? FileAttributeType == .typeRegular
                }
            )
        }
    }

    @Test func `programs, completions and man pages are installed, and removed again`() async throws {
        let page =
            ".Dt DIALOGCTL.JOURNAL 1\n.Sh NAME\n.Nm \"dialogctl journal\"\n.Sh SYNOPSIS\n.Nm\n\n'x'\nReads plan.json.\n"
        let references = ".Xr dialogctl.help 1 ,\n.Xr dialogctl.journal.list 1\n"
        try scratch.write(page + references, to: "man/dialogctl/dialogctl.journal.1")
        try scratch.write("", to: "man/dialogctl/dialogctl.help.1")
        let installed = try await run("install")
        #expect(installed.exitCode == 0, "\(installed.errors)")
        let expected: Set = [
            "bin/dialogctl", "bin/quickblox-sandbox", "share/man/man1/dialogctl-journal.1",
            "share/bash-completion/completions/dialogctl", "share/bash-completion/completions/quickblox-sandbox",
            "share/zsh/site-functions/_dialogctl", "share/zsh/site-functions/_quickblox-sandbox",
            "share/fish/vendor_completions.d/dialogctl.fish", "share/fish/vendor_completions.d/quickblox-sandbox.fish",
        ]
        #expect(try files == expected)
        let manual = try scratch.read("root/usr/share/man/man1/dialogctl-journal.1")
        #expect(manual.hasPrefix(".Dt DIALOGCTL-JOURNAL 1\n.Sh NAME\n.Nm \"dialogctl-journal\"\n"))
        #expect(manual.contains(".Sh SYNOPSIS\n.Nm \"dialogctl journal\"\n.Pp\n\\&'x'\nReads"))
        #expect(manual.hasSuffix("Reads plan.json.\n.Xr dialogctl-journal-list 1\n"))
        let completion = try scratch.read("root/usr/share/bash-completion/completions/dialogctl")
        #expect(completion.contains("--detailed-exitcode"))
        #expect(FileManager.default.isExecutableFile(atPath: scratch.path(of: "root/usr/bin/dialogctl")))

        #expect(try await run("uninstall").exitCode == 0)
        #expect(try files.isEmpty)
    }
}

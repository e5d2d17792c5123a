import Foundation
import TestSupport
import Testing

/// The packages, made of the programs as they are built for tests; `Tests/packages` makes and installs the real ones.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PackageTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
        try scratch.write(".Dt DIALOGCTL 1\n.Sh NAME\n.Nm dialogctl\n", to: "man/dialogctl.1")
    }

    /// Makes packages in a folder, of programs that say little and take no time to pack.
    private func package(into folder: String) async throws -> Program.Result {
        let path = PipelineFile.examples.appendingPathComponent("install/package")
        for program in ["dialogctl", "quickblox-sandbox"] {
            let copy = try scratch.write("", to: "bin/\(program)")
            try FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: "/bin/true", toPath: copy)
        }
        let environment = [
            "PATH": "/usr/bin:/bin", "BIN": scratch.path(of: "bin"), "MAN": scratch.path(of: "man"),
            "SOURCE_DATE_EPOCH": "1790000000", "DIALOGCTL_COMMIT": "0123456789ab",
        ]
        return try await Program(at: path, environment: environment).run([scratch.path(of: folder)])
    }

    private func lines(_ command: String) async throws -> [String] {
        let shell = Program(at: URL(fileURLWithPath: "/bin/bash"), environment: ["PATH": "/usr/bin:/bin", "TZ": "UTC"])
        let result = try await shell.run(["-c", command], in: scratch.url)
        #expect(result.exitCode == 0, "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test func `two packages of one commit are the same bytes, with the right files, owners and times`() async throws {
        let first = try await package(into: "first")
        #expect(first.exitCode == 0, "\(first.errors)")
        #expect(try await package(into: "second").exitCode == 0)
        #expect(try await lines("diff -r first second && cd first && sha256sum --check SHA256SUMS").count == 2)

        let listed = try await lines("dpkg-deb --contents first/*.deb")
        #expect(listed.allSatisfy { $0.contains(" root/root ") && $0.contains(" 2026-09-21 ") })
        let tarball = try await lines("tar --list --file first/*.tar.gz")
        for file in [
            "bin/dialogctl", "bin/quickblox-sandbox", "share/dialogctl/schemas/plan.schema.json",
            "share/bash-completion/completions/dialogctl", "share/doc/dialogctl/examples/community/people.yaml",
            "share/doc/dialogctl/CHANGELOG.md", "share/doc/dialogctl/pages/Plans.md",
        ] {
            #expect(listed.contains { $0.hasSuffix(" ./usr/\(file)") }, "\(file)")
            #expect(tarball.contains { $0.hasSuffix("/\(file)") }, "\(file)")
        }
        #expect(listed.contains { $0.hasSuffix(" ./usr/share/man/man1/dialogctl.1.gz") })
        #expect(!listed.contains { $0.contains("/examples/install/") })
        let unit = try await lines(
            "dpkg-deb --fsys-tarfile first/*.deb | tar --extract --to-stdout --wildcards '*.service'"
        )
        #expect(unit.contains { $0.hasPrefix("ExecStart=/usr/bin/dialogctl ") })
    }

    @Test func `the package has the version of the program, and says what it needs and what it was built from`()
        async throws
    {
        #expect(try await package(into: "out").exitCode == 0)
        let fields = try await lines("dpkg-deb --field out/*.deb")
        let version = try await Program("dialogctl").run(["--version"]).output.split(whereSeparator: \.isWhitespace)
        #expect(fields.contains("Version: \(version.first ?? "")"))
        #expect(fields.contains { $0.hasPrefix("Depends: libc6 ") })
        let log = "dpkg-deb --fsys-tarfile out/*.deb | tar --extract --to-stdout ./usr/share/doc/dialogctl/changelog.gz"
        #expect(try await lines("\(log) | gunzip").contains { $0.hasSuffix("Built from 0123456789ab.") })
    }

    @Test func `the changelog knows the version`() async throws {
        let file = PipelineFile.examples.appendingPathComponent("../.github/CHANGELOG.md")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text.contains("\n## [Unreleased]\n"))
        let version = try await Program("dialogctl").run(["--version"]).output.split(whereSeparator: \.isWhitespace)
        #expect(text.contains(try #require(version.first)))
    }

    @Test func `each dependency is of one version, so that a commit makes the same packages`() throws {
        let file = PipelineFile.examples.appendingPathComponent("../Package.swift")
        let package = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let named = package.matches(of: #/\.package\(url: "[^"]+", (exact: "[0-9.]+")?/#)
        #expect(!named.isEmpty)
        #expect(named.allSatisfy { $0.output.1 != nil })
    }
}

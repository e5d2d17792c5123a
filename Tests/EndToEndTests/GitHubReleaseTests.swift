import Foundation
import TestSupport
import Testing

/// What releases dialogctl, and what sets a release up, with stand-ins for Docker and GitHub.
@Suite(.serialized, .timeLimit(.minutes(2))) struct GitHubReleaseTests {
    private let machine: Machine
    private static let version = "0.1.0"

    init() throws { machine = try Machine() }

    /// Packs a release as `package` does, whose program says no more than its version.
    private func pack() async throws -> [String: String] {
        let script = """
            name=dialogctl-\(Self.version)-linux-amd64
            mkdir -p "release/$name/bin"
            printf '#!/bin/sh\\necho \(Self.version)\\n' > "release/$name/bin/dialogctl"
            chmod +x "release/$name/bin/dialogctl"
            cd release && tar --create --gzip --file "$name.tar.gz" "$name" && sha256sum "$name.tar.gz" > SHA256SUMS
            """
        #expect(try await machine.run(script).exitCode == 0)
        try FileManager.default.createDirectory(
            atPath: machine.scratch.path(of: "installed"),
            withIntermediateDirectories: false
        )
        return [
            "inputs.version": Self.version, "inputs.repository": "example/dialogctl", "inputs.sha256": "",
            "inputs.folder": machine.scratch.path(of: "installed"),
            "inputs.address": machine.checkout.appendingPathComponent("release").absoluteString,
        ]
    }

    private func setUp(_ inputs: [String: String]) async throws -> [Int32] {
        try await GitHubJob(action: "setup-dialogctl", inputs).run(on: machine)
    }

    private var isInstalled: Bool {
        FileManager.default.isExecutableFile(atPath: machine.scratch.path(of: "installed/dialogctl"))
    }

    @Test func `a release is set up when its sum is right`() async throws {
        var inputs = try await pack()
        #expect(try await setUp(inputs) == [0])
        #expect(isInstalled)
        let sum = try machine.text(of: "release/SHA256SUMS").prefix(64)
        inputs["inputs.sha256"] = String(sum)
        #expect(try await setUp(inputs) == [0])
    }

    @Test(arguments: [true, false])
    func `a release with another sum is not unpacked`(isNamed: Bool) async throws {
        var inputs = try await pack()
        let other = String(repeating: "0", count: 64)
        if isNamed {
            inputs["inputs.sha256"] = other
        } else {
            let name = "dialogctl-\(Self.version)-linux-amd64.tar.gz"
            try machine.scratch.write("\(other)  \(name)\n", to: "checkout/release/SHA256SUMS")
        }
        #expect(try await setUp(inputs) == [1])
        #expect(!isInstalled)
    }

    @Test func `a release that its sums do not name is not unpacked`() async throws {
        let inputs = try await pack()
        try machine.scratch.write("\(String(repeating: "0", count: 64))  other\n", to: "checkout/release/SHA256SUMS")
        #expect(try await setUp(inputs) != [0])
        #expect(!isInstalled)
    }

    @Test func `the version that is set up unless told is that of the program`() async throws {
        let action = try PipelineFile.example("github-actions/setup-dialogctl/action.yml")
        let program = try await Program("dialogctl").run(["--version"])
        #expect(
            action["inputs"]?["version"]?["default"]?.text
                == program.output.split(separator: "\n").first.map(String.init)
        )
    }

    /// A checkout of this repository, as far as the release reads it, and a Docker that makes two empty packages.
    private func prepare(version: String) throws {
        try machine.scratch.write(
            "enum Version {\n    static let current = \"\(version)\"\n}\n",
            to: "checkout/Sources/dialogctl/Version.swift"
        )
        try machine.scratch.write(
            "# Changelog\n\n## [Unreleased]\n\n- later\n\n## [1.2.0] - 2026-12-01\n\n- now\n\n## [1.1.0]\n\n- before\n",
            to: "checkout/.github/CHANGELOG.md"
        )
        let docker = """
            #!/bin/bash
            set -euo pipefail
            echo "docker $*" >> '\(machine.scratch.path(of: "docker"))'
            case "$*" in
            *--output\\ packages*)
                mkdir packages
                cd packages
                echo a > dialogctl_1.2.0_amd64.deb
                echo b > dialogctl-1.2.0-linux-amd64.tar.gz
                sha256sum dialogctl* > SHA256SUMS ;;
            login*) cat > /dev/null ;;
            *inspect*) echo '{"digest":"sha256:abc"}' ;;
            esac
            """
        try machine.stub("docker", with: docker)
        try machine.stub("git", with: "#!/bin/sh\necho 1796000000\n")
    }

    private func run(_ job: String) async throws -> [Int32] {
        let expressions = [
            "github.repository": "example/dialogctl", "github.token": "gh-token", "matrix.architecture": "amd64",
        ]
        let tag = ["GITHUB_REF_NAME": "v1.2.0", "GITHUB_SHA": "0123456789abcdef0123", "GITHUB_ACTOR": "somebody"]
        return try await GitHubJob(job, of: "release", expressions).run(on: machine, tag)
    }

    @Test func `a tag becomes packages with their sums, and notes from the changelog`() async throws {
        try prepare(version: "1.2.0")
        let github = try GitHubStub(on: machine)
        #expect(try await run("package") == [0, 0])
        #expect(try machine.scratch.read("docker").contains("DIALOGCTL_COMMIT=0123456789ab "))
        #expect(try await run("release") == [0, 0])
        #expect(try machine.text(of: "packages/SHA256SUMS").split(separator: "\n").count == 2)
        #expect(!machine.has("packages/SHA256SUMS-amd64"))
        #expect(try machine.text(of: "notes.md") == "\n- now\n\n")
        let call = try #require(try github.calls.last)
        #expect(call.hasPrefix("release create v1.2.0 --verify-tag "))
        #expect(
            call.hasSuffix(
                "packages/SHA256SUMS packages/dialogctl-1.2.0-linux-amd64.tar.gz packages/dialogctl_1.2.0_amd64.deb"
            )
        )
    }

    @Test func `a tag that is not the version is not released`() async throws {
        try prepare(version: "1.1.0")
        #expect(try await run("package") == [1])
        #expect(!FileManager.default.fileExists(atPath: machine.scratch.path(of: "docker")))
    }

    @Test func `the images of both architectures become one, known by its digest`() async throws {
        try prepare(version: "1.2.0")
        #expect(try await run("image") == [0])
        #expect(try await run("images") == [0])
        let docker = try machine.scratch.read("docker")
        let image = "ghcr.io/example/dialogctl:1.2.0"
        #expect(docker.contains("docker push \(image)-amd64\n"))
        #expect(docker.contains("docker buildx imagetools create --tag \(image) \(image)-amd64 \(image)-arm64\n"))
        #expect(!docker.contains("gh-token"))
        #expect(try machine.scratch.read("outputs") == "digest=sha256:abc\n")
    }
}

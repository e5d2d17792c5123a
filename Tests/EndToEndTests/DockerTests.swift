import Foundation
import Testing

/// What can be said of the image without building it.
struct DockerTests {
    /// The lines of a file of the repository, continued ones joined.
    private func lines(of path: String) throws -> [String] {
        let file = PipelineFile.examples.deletingLastPathComponent().appendingPathComponent(path)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self).replacing("\\\n", with: "")
        return text.split(separator: "\n").map(String.init)
    }

    @Test func `what the build copies is in its context`() throws {
        let kept = try lines(of: ".dockerignore").filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        let copies = try lines(of: "examples/docker/Dockerfile").filter {
            $0.hasPrefix("COPY ") && !$0.contains("--from=")
        }
        let sources = copies.flatMap { $0.split(separator: " ").dropFirst().dropLast().map(String.init) }
        #expect(Set(sources) == Set(kept))
        let root = PipelineFile.examples.deletingLastPathComponent()
        for source in sources {
            #expect(FileManager.default.fileExists(atPath: root.appendingPathComponent(source).path))
        }
    }

    @Test func `the image has the C libraries that dialogctl loads`() async throws {
        let shell = Program(at: URL(fileURLWithPath: "/bin/bash"), environment: ["PATH": "/usr/bin:/bin"])
        let program = Program.buildFolder.appendingPathComponent("dialogctl").path
        let result = try await shell.run(["-c", "ldd '\(program)'"])
        let last = try #require(try lines(of: "examples/docker/Dockerfile").last { $0.hasPrefix("RUN ") })
        for (library, package) in [
            ("libcurl.so.4", "libcurl4"), ("libcrypto.so.3", "libssl3"), ("libyaml-0.so.2", "libyaml-0-2"),
        ] {
            #expect(result.output.contains(library))
            #expect(last.contains(" \(package) "))
        }
        #expect(last.contains(" ca-certificates "))
    }

    @Test func `the image runs as the user that the Kubernetes jobs name`() throws {
        let user = try #require(try lines(of: "examples/docker/Dockerfile").first { $0.hasPrefix("USER ") })
        for file in ["apply", "drift"] {
            let job = try PipelineFile.example("kubernetes/\(file).yaml")["spec"]?["jobTemplate"]?["spec"]
            let context = job?["template"]?["spec"]?["securityContext"]
            let pair = [context?["runAsUser"]?.text, context?["runAsGroup"]?.text].compactMap(\.self)
            #expect(user == "USER \(pair.joined(separator: ":"))")
        }
    }
}

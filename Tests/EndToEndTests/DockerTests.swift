import Foundation
import Testing

/// What can be said of the images without building them.
struct DockerTests {
    private static let root = PipelineFile.examples.deletingLastPathComponent()

    /// The lines of a file of the repository, continued ones joined.
    private func lines(of path: String) throws -> [String] {
        let bytes = try Data(contentsOf: Self.root.appendingPathComponent(path))
        let text = String(decoding: bytes, as: UTF8.self).replacing("\\\n", with: "")
        return text.split(separator: "\n").map(String.init)
    }

    @Test func `everything that is packaged is in the context of its build, and nothing else`() throws {
        let kept = try lines(of: ".dockerignore").filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        #expect(
            kept == [
                ".github/CHANGELOG.md", "LICENSE", "Package.swift", "README.md", "Sources", "Tests", "examples",
            ]
        )
        for source in kept {
            #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(source).path))
        }
    }

    @Test func `the image has what the programs load, from their package`() throws {
        let image = try lines(of: "examples/docker/Dockerfile")
        #expect(image.contains("COPY dialogctl_*_${TARGETARCH}.deb /packages/"))
        let run = try #require(image.last { $0.hasPrefix("RUN ") })
        #expect(run.contains(" /packages/*.deb "))
        for package in ["ca-certificates", "curl", "jq"] { #expect(run.contains(" \(package) ")) }
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

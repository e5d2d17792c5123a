import Foundation
import TestSupport
import Testing

/// The jobs for Kubernetes, with folders for volumes.
@Suite(.serialized, .timeLimit(.minutes(2))) struct KubernetesTests {
    private let machine: Machine

    init() throws { machine = try Machine() }

    @Test(arguments: ["apply.yaml", "argo-cd/dialogs.yaml"])
    func `a job creates what is missing, and records it on its volume`(file: String) async throws {
        let result = try await PodContainer(of: file).run(on: machine)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(FileManager.default.fileExists(atPath: machine.scratch.path(of: "volumes/journal/creates")))
        #expect(try await PodContainer(of: file).run(on: machine).exitCode == 0)
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
    }

    @Test func `the drift job fails until everything is live`() async throws {
        #expect(try await PodContainer(of: "drift.yaml").run(on: machine).exitCode == 2)
        #expect(try machine.count(of: "POST") == 0)
        _ = try await PodContainer(of: "apply.yaml").run(on: machine)
        #expect(try await PodContainer(of: "drift.yaml").run(on: machine).exitCode == 0)
    }

    @Test func `every index of the job takes its shard`() async throws {
        let job = try #require(PipelineFile.example("kubernetes/shards.yaml")["spec"])
        let count = try #require(job["completions"]?.text.flatMap { Int($0) })
        for index in 0..<count {
            let result = try await PodContainer(of: "shards.yaml").run(
                on: machine,
                ["JOB_COMPLETION_INDEX": "\(index)"]
            )
            #expect(result.exitCode == 0, "\(result.errors)")
            #expect(result.errors.contains("shard \(index + 1)/\(count): "))
        }
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
    }

    @Test func `the sample manifests are valid, and both copies are one`() async throws {
        let folder = PipelineFile.examples.appendingPathComponent("kubernetes")
        let result = try await Program("dialogctl").run(["validate", "dialogs/rooms.yaml"], in: folder)
        #expect(result.exitCode == 0)
        let copies = try ["dialogs/rooms.yaml", "argo-cd/rooms.yaml"].map {
            try Data(contentsOf: folder.appendingPathComponent($0))
        }
        #expect(copies[0] == copies[1])
    }

    @Test(arguments: ["kustomization.yaml", "argo-cd/kustomization.yaml"])
    func `everything that a kustomization names is there`(file: String) throws {
        let kustomization = try PipelineFile.example("kubernetes/\(file)")
        let generators = kustomization["configMapGenerator"]?.elements ?? []
        let resources = kustomization["resources"]?.elements ?? []
        let named = (resources + generators.flatMap { $0["files"]?.elements ?? [] }).compactMap(\.text)
        #expect(named.count >= 2)
        let folder = PipelineFile.examples.appendingPathComponent("kubernetes/\(file)").deletingLastPathComponent()
        for name in named {
            #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path))
        }
        #expect(generators.map { $0["name"]?.text } == ["dialogs"])
    }
}

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

    @Test func `a decision stops a sync, or is only told where the application says so`() async throws {
        let smaller = "version: 1\ndialogs: [{type: group, name: Volunteers, owner: 96831328, occupants: [96754523]}]\n"
        try machine.scratch.write(smaller, to: "checkout/smaller.yaml")
        // Somebody else's, so that the job knows nothing of it.
        let others = ["QUICKBLOX_API_KEY": Machine.key, "XDG_STATE_HOME": machine.scratch.path(of: "others")]
        #expect(try await machine.run("dialogctl apply --yes smaller.yaml", others).exitCode == 0)
        #expect(try await PodContainer(of: "argo-cd/dialogs.yaml").run(on: machine).exitCode == 4)

        let component = try PipelineFile.example("kubernetes/argo-cd/warn-only/kustomization.yaml")
        let text = try #require(component["patches"]?.elements.first?["patch"]?.text)
        let argument = try #require(text.firstMatch(of: #/containers\/0\/args\/1\n *value: (.+)/#)?.output.1)
        let told = try await PodContainer(of: "argo-cd/dialogs.yaml").run(on: machine, patch: (1, String(argument)))
        #expect(told.exitCode == 0, "\(told.errors)")
        #expect(told.output.contains("! conflict"))
    }

    @Test(arguments: ["apply.yaml", "drift.yaml", "shards.yaml", "argo-cd/dialogs.yaml"])
    func `a job ends by itself, and has the time to end well`(file: String) throws {
        let specification = try #require(PipelineFile.example("kubernetes/\(file)")["spec"])
        let job = specification["jobTemplate"]?["spec"] ?? specification
        #expect(job["activeDeadlineSeconds"] != nil)
        #expect((specification["schedule"] == nil) == (specification["startingDeadlineSeconds"] == nil))
        // As long as an answer, a settle window and a report take.
        let grace = job["template"]?["spec"]?["terminationGracePeriodSeconds"]?.text.flatMap { Int($0) }
        #expect(grace ?? 0 >= 30 + 30 + 10)
    }

    @Test func `applying the folder leaves the secret alone, and takes a volume of any class`() throws {
        let resources = try PipelineFile.example("kubernetes/kustomization.yaml")["resources"]?.elements ?? []
        for name in resources.compactMap(\.text) {
            #expect(try PipelineFile.example("kubernetes/\(name)")["kind"]?.text != "Secret")
        }
        let volume = try PipelineFile.example("kubernetes/journal.yaml")["spec"]?["accessModes"]
        #expect(volume?.elements.map(\.text) == ["ReadWriteOnce"])
    }

    @Test func `the deployment creates what is missing, and ends well when its pod does`() async throws {
        let result = try await PodContainer(of: "watch.yaml").run(on: machine, by: Machine.script(stopping:))
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.errors.contains("run 1 ended with exit code 0"))
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(FileManager.default.fileExists(atPath: machine.scratch.path(of: "volumes/journal/creates")))
    }

    @Test func `the deployment is probed where it answers`() throws {
        let pod = try #require(PipelineFile.example("kubernetes/watch.yaml")["spec"]?["template"]?["spec"])
        let container = try #require(pod["containers"]?.elements.first)
        let port = try #require(container["ports"]?.elements.first)
        let arguments = container["args"]?.elements.compactMap(\.text) ?? []
        #expect(arguments.contains("0.0.0.0:\(port["containerPort"]?.text ?? "")"))
        for (probe, path) in [("livenessProbe", "/healthz"), ("readinessProbe", "/readyz")] {
            #expect(container[probe]?["httpGet"]?["path"]?.text == path)
            #expect(container[probe]?["httpGet"]?["port"]?.text == port["name"]?.text)
        }
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

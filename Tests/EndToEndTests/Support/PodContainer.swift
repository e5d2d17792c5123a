import Foundation
import TestSupport
import Testing

/// The container of a Kubernetes job, run without Kubernetes: its volumes are folders of the machine.
struct PodContainer {
    private let container: PipelineFile
    private let volumes: [PipelineFile]

    /// - Parameter file: The manifest of a job or a cron job, among the examples.
    /// - Throws: Where it lacks what a job has.
    init(of file: String) throws {
        let specification = try #require(PipelineFile.example("kubernetes/\(file)")["spec"])
        let job = specification["jobTemplate"]?["spec"] ?? specification
        let pod = try #require(job["template"]?["spec"])
        container = try #require(pod["containers"]?.elements.first)
        volumes = try #require(pod["volumes"]).elements
        // It comes up with the image as it is: not root, and with nothing to write to but its volumes.
        #expect(pod["securityContext"]?["runAsNonRoot"]?.text == "true")
        #expect(container["securityContext"]?["readOnlyRootFilesystem"]?.text == "true")
    }

    /// Runs the container to its end.
    ///
    /// - Parameters:
    ///   - machine: Where.
    ///   - variables: What Kubernetes sets besides.
    ///   - patch: An argument that a patch adds, and its place.
    ///   - script: The script that runs the container's command line.
    /// - Returns: What the script left behind.
    /// - Throws: Where it lacks what a container has, or cannot be started.
    func run(
        on machine: Machine,
        _ variables: [String: String] = [:],
        patch: (place: Int, argument: String)? = nil,
        by script: (_ line: String) -> String = { $0 }
    ) async throws -> Program.Result {
        let mounts = try #require(container["volumeMounts"]).elements
        var environment = variables
        for variable in container["env"]?.elements ?? [] {
            environment[variable["name"]?.text ?? ""] = inside(variable["value"]?.text ?? "", of: machine, mounts)
        }
        for volume in volumes { try fill(volume, on: machine) }
        // The entry point of the image is dialogctl.
        let command = container["command"]?.elements.compactMap(\.text) ?? ["dialogctl"]
        var arguments = container["args"]?.elements.compactMap(\.text) ?? []
        if let patch { arguments.insert(patch.argument, at: patch.place) }
        let words = command + arguments
        let line = words.map { "'\(inside($0, of: machine, mounts))'" }.joined(separator: " ")
        return try await machine.run(script(line), environment)
    }

    /// A text with the paths of volumes as they are on the machine.
    private func inside(_ text: String, of machine: Machine, _ mounts: [PipelineFile]) -> String {
        mounts.reduce(text) { text, mount in
            guard let path = mount["mountPath"]?.text, let name = mount["name"]?.text else { return text }
            return text.replacing(path, with: machine.scratch.path(of: "volumes/\(name)"))
        }
    }

    /// Lays out a volume as the kubelet does: files are links into a hidden folder, which is a link itself.
    private func fill(_ volume: PipelineFile, on machine: Machine) throws {
        let folder = "volumes/\(volume["name"]?.text ?? "")"
        guard !FileManager.default.fileExists(atPath: machine.scratch.path(of: folder)) else { return }
        var files: [String: String] = [:]
        if volume["secret"]?["secretName"]?.text == "quickblox" { files["api-key"] = Machine.key + "\n" }
        if volume["configMap"]?["name"]?.text == "dialogs" {
            for name in ["people", "public", "teams"] {
                files["\(name).yaml"] = try machine.text(of: "dialogs/\(name).yaml")
            }
        }
        let manager = FileManager.default
        try manager.createDirectory(atPath: machine.scratch.path(of: folder), withIntermediateDirectories: true)
        guard !files.isEmpty else { return }
        for (name, text) in files {
            try machine.scratch.write(text, to: "\(folder)/..2026_01_01/\(name)")
            try manager.createSymbolicLink(
                atPath: machine.scratch.path(of: "\(folder)/\(name)"),
                withDestinationPath: "..data/\(name)"
            )
        }
        try manager.createSymbolicLink(
            atPath: machine.scratch.path(of: "\(folder)/..data"),
            withDestinationPath: "..2026_01_01"
        )
    }
}

import ArgumentParser
import Manifests
import Provisioning

/// `dialogctl schema`: prints the JSON Schema of manifests, for editors.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of manifests, for editors and other tools.",
        discussion: """
            Editors that use yaml-language-server check a manifest while it is written, and complete its fields, when \
            it begins with this line:
              # yaml-language-server: $schema=manifest.schema.json
            """
    )

    func run() async throws {
        let context = CommandContext()
        try await context.run {
            context.console.write(ManifestSchema.text)
            return .done
        }
    }
}

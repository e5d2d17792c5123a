import ArgumentParser
import Manifests
import PlanFile
import Provisioning
import Reporting

/// `dialogctl schema`: prints the JSON Schema of manifests, for editors, or of what dialogctl writes, for programs.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "schema",
        abstract: "Print the JSON Schema of manifests, or of what dialogctl writes, for editors and other tools.",
        discussion: """
            Editors that use yaml-language-server check a manifest while it is written, and complete its fields, when \
            it begins with this line:
              # yaml-language-server: $schema=manifest.schema.json

            plan is what plan --out and --format json write, run what apply --format json does, results a line of \
            --results rooms.jsonl, problems what validate --format json finds and what a run says that has neither, \
            checkup what doctor --format json does, and rooms what show --format json does. What stands in a schema \
            stays while its format_version does; members may be added, so ignore those that you do not know.
            """,
        examples: [
            "dialogctl schema > manifest.schema.json",
            "dialogctl schema plan",
        ],
        page: "Manifests"
    )

    @Argument(help: ArgumentHelp("manifest, plan, run, results, problems, checkup or rooms.", valueName: "what"))
    var subject = Subject.manifest

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    /// What a schema is of.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case manifest
        case plan
        case run
        case results
        case problems
        case checkup
        case rooms

        /// The schema.
        fileprivate var text: String {
            switch self {
            case .manifest: ManifestSchema.text
            case .plan: DocumentSchema.plan
            case .run: DocumentSchema.run
            case .results: ResultSchema.text
            case .problems: DocumentSchema.problems
            case .checkup: DocumentSchema.checkup
            case .rooms: DocumentSchema.rooms
            }
        }
    }

    func run() async throws {
        let context = CommandContext(colour: colour.mode)
        try await context.run {
            context.console.write(subject.text)
            return .done
        }
    }
}

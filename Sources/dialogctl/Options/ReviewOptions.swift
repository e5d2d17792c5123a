import ArgumentParser
import PlanFile
import Provisioning

/// What a plan must be for apply to carry it out.
struct ReviewOptions: ParsableArguments {
    @Option(
        name: .customLong("expect-digest"),
        help: ArgumentHelp(
            "Refuse any plan but the one with this digest, which its markdown report tells.",
            valueName: "digest"
        )
    )
    var digest: ContentDigest?

    @Flag(
        name: .customLong("require-same-inputs"),
        help: "Refuse a plan if manifests, rosters or the ids file are not as they were when it was made."
    )
    var requiresSameInputs = false

    /// The requirements.
    var requirements: PlanRequirements {
        var requirements = PlanRequirements()
        requirements.digest = digest
        requirements.hasSameInputs = requiresSameInputs
        return requirements
    }
}

extension ContentDigest: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

import ArgumentParser
import Manifests
import Provisioning
import Reporting

/// `dialogctl validate`: reports every error that can be found without a request.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check manifests, without sending any request.",
        discussion: """
            Dialogs that name no owner are checked as those of QUICKBLOX_USER_ID, where it is set.

            Exits with 0 when they are valid and with 3 when they are not; every mistake is reported at once.
            """
    )

    @OptionGroup var manifests: ManifestOptions

    func run() async throws {
        let context = CommandContext()
        try await context.run {
            let ownership = RunSettings.offlineOwnership(in: context.variables)
            let reading = try ManifestSet.load(manifests.paths).checked(ownership, onEvent: context.note)
            let dialogs = count(reading.declaredCount, "dialog")
            let verb = reading.declaredCount == 1 ? "is" : "are"
            let people = reading.users.count
            let lookup = people == 0 ? "" : "; \(count(people, "person is", plural: "people are")) to be looked up"
            context.console.write("\(dialogs) in \(count(reading.fileCount, "file")) \(verb) valid\(lookup)\n")
            return .done
        }
    }
}

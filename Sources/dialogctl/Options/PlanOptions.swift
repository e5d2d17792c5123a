import ArgumentParser
import Planning
import Provisioning

/// How a command reads live dialogs and shows the result.
struct PlanOptions: ParsableArguments {
    @OptionGroup(title: HelpSection.selection) var selection: SelectionOptions
    @OptionGroup(title: HelpSection.identity) var ids: IDsFileOption
    @OptionGroup(title: HelpSection.identity) var gone: GoneOption
    @OptionGroup(title: HelpSection.people) var names: NameUsersOption
    @OptionGroup(title: HelpSection.requests) var reading: ReadingOptions
    @OptionGroup(title: HelpSection.output) var outcome: OutcomeOptions

    func validate() throws {
        guard !outcome.undeclared || (selection.shard == nil && selection.select.isEmpty) else {
            throw ValidationError("--undeclared is about the whole set: leave --shard and --select out")
        }
        guard reading.rate.perSecond ?? .max >= selection.shard?.count ?? 1 else {
            throw ValidationError("--rate is for all shards together and must allow each a request a second")
        }
    }
}

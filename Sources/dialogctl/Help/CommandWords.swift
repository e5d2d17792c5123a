import ArgumentParser
import Diagnostics
import Manifests

/// Says what the word is for what somebody wants whose first word names no command.
enum CommandWords {
    /// Checks that the first words of a command line name a command.
    ///
    /// - Parameter arguments: The arguments, without the program's name.
    /// - Throws: A `ValidationError` that names the command that was probably meant.
    static func check(_ arguments: [String]) throws {
        let words = Array(arguments.first == "help" ? arguments.dropFirst() : arguments[...])
        guard let word = words.first, isWord(word), word != "help" else { return }
        guard let command = command(named: word, of: Dialogctl.configuration) else {
            throw ValidationError(message(of: word, among: Dialogctl.configuration, Self.words))
        }
        guard !command.configuration.subcommands.isEmpty, words.count > 1, isWord(words[1]),
            self.command(named: words[1], of: command.configuration) == nil
        else { return }
        throw ValidationError(message(of: words[1], among: command.configuration, wordsWithin[word] ?? [:]))
    }

    private static func isWord(_ argument: String) -> Bool { !argument.isEmpty && !argument.hasPrefix("-") }

    private static func command(
        named word: String,
        of configuration: CommandConfiguration
    ) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0.configuration.commandName == word }
    }

    private static func message(
        of word: String,
        among configuration: CommandConfiguration,
        _ words: [String: String]
    ) -> String {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        let form = word.lowercased()
        let advice =
            if let known = words[form] {
                known
            } else if let name = nearest(to: form, among: names) {
                "did you mean '\(name)'?"
            } else if let near = nearest(to: form, among: words.keys.sorted()), let known = words[near] {
                known
            } else {
                "the commands are \(names.joined(separator: ", "))"
            }
        return "unknown command \(word.shortened.displaySafe.quoted): \(advice)"
    }
}

extension CommandWords {
    /// What the word is here for words that people bring from other programs.
    private static let words = table([
        ["diff", "preview", "compare", "drift", "whatif"]: "'plan' shows what apply would change",
        ["import"]:
            "'adopt' says which live dialog is a declared one, and 'export' writes manifests of live dialogs",
        ["destroy", "delete", "remove", "rm", "prune", "purge"]:
            "no command deletes: declare the dialog with 'state: absent', and apply with --max-deletes",
        ["init", "new"]:
            "there is nothing to set up: write a manifest, or begin with what is live by 'export'",
        ["sync", "deploy", "push", "up", "create", "update", "run"]:
            "'apply' makes what is live as declared",
        ["serve", "daemon", "loop", "controller", "start"]: "'watch' applies again and again, as one process",
        ["status"]: "'plan' tells where what is live is not as declared, and 'doctor' whether runs can work",
        ["list", "ls", "get", "describe", "inspect"]:
            "'show' shows dialogs with their people, and 'results' lists all that are declared",
        ["lint", "check", "verify", "test"]: "'validate' checks manifests without a request",
        ["pull", "dump", "backup", "download", "fetch"]: "'export' writes manifests of the dialogs that are live",
        ["state"]: "'ids' shows which live dialog is whose, and 'journal' what was asked of the API",
        ["log", "logs", "history"]: "'journal' shows the records of creates",
        ["link", "bind", "pin", "mv", "move"]:
            "'adopt' says which live dialog is a declared one; keys and files may change their places by themselves",
        ["format", "pretty", "tidy"]: "'fmt' puts manifests into one form",
        ["rollback", "undo", "revert"]:
            "nothing undoes a run: apply the manifests of before",
        ["login", "auth", "whoami", "config", "env"]:
            "credentials come from the environment, and 'doctor' says what they are worth",
        ["version"]: "it is an option: --version",
        ["completion", "completions"]: "it is an option: --generate-completion-script bash, zsh or fish",
    ])

    /// The same for the commands within a command.
    private static let wordsWithin = [
        "ids": table([
            ["add", "set", "put", "import", "adopt"]: "'dialogctl adopt' adds to the ids",
            ["rm", "remove", "delete", "drop"]: "'ids forget' removes keys",
            ["ls", "show", "get"]: "'ids list' lists them",
            ["verify", "validate", "doctor", "status"]: "'ids check' looks for each dialog",
        ]),
        "journal": table([
            ["ls", "log"]: "'journal list' lists the records",
            ["get", "cat", "describe"]: "'journal show' shows all that is recorded of one create",
            ["rm", "clear", "clean", "prune", "delete"]:
                "the journal is kept by apply, which drops what is settled and no longer needed",
        ]),
    ]

    private static func table(_ rows: KeyValuePairs<[String], String>) -> [String: String] {
        let pairs = rows.flatMap { words, advice in words.map { ($0, advice) } }
        return Dictionary(pairs) { first, _ in first }
    }
}

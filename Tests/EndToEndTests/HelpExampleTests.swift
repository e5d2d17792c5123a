import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import dialogctl

/// The command lines in the help texts, read as the program reads them.
@Suite struct HelpExampleTests {
    private static let commands: [(path: [String], type: any ParsableCommand.Type)] = commands(
        of: Dialogctl.self,
        at: []
    )

    private static func commands(
        of type: any ParsableCommand.Type,
        at path: [String]
    ) -> [(path: [String], type: any ParsableCommand.Type)] {
        let within = type.configuration.subcommands.flatMap { command in
            commands(of: command, at: path + [command.configuration.commandName ?? ""])
        }
        return [(path, type)] + within
    }

    /// The lines below `Examples:` in a command's help, as it is shown in 80 columns.
    private static func examples(of type: any ParsableCommand.Type) -> [String] {
        let lines = Dialogctl.helpMessage(for: type, columns: 80).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return lines.drop { $0 != "Examples:" }.dropFirst().prefix { !$0.isEmpty }.map(String.init)
    }

    /// The words of a line, as a shell parts them; what goes into a file is the shell's business.
    private static func words(of line: String) -> [String] {
        var (words, word, isQuoted) = ([String](), "", false)
        for character in line.prefix(while: { $0 != ">" }) + " " {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { words.append(word) }
                word = ""
            default: word.append(character)
            }
        }
        return words
    }

    @Test func `every command has two or three examples, and each is a command line of it`() throws {
        #expect(Self.commands.count > 15)
        // Whether a word is a folder decides what `show` takes it for.
        let folder = try TemporaryFolder()
        for (path, type) in Self.commands {
            let examples = Self.examples(of: type)
            #expect(2...3 ~= examples.count, "\(path)")
            for example in examples {
                #expect(example.hasPrefix("  dialogctl "), "\(example)")
                let words = Array(Self.words(of: example).dropFirst())
                #expect(Array(words.prefix(path.count)) == path, "\(example)")
                try CommandWords.check(words)
                let command = try Dialogctl.parseAsRoot(words.map { $0 == "rooms" ? folder.path : $0 })
                if type.configuration.subcommands.isEmpty {
                    #expect(Swift.type(of: command) == type, "\(example)")
                }
            }
        }
    }

    @Test func `every help names a page of the documentation that is there`() throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardized
        for (path, type) in Self.commands {
            let help = Dialogctl.helpMessage(for: type, columns: 200)
            let page = try #require(help.firstMatch(of: /Documentation:\ (Sources\/[A-Za-z\/.]+\.md)\ /), "\(path)")
            #expect(FileManager.default.fileExists(atPath: root.appending(path: String(page.1)).path), "\(page.1)")
        }
    }
}

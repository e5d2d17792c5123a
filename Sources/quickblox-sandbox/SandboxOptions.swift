import ArgumentParser
import Sandbox

/// The options of the sandbox.
struct SandboxOptions: ParsableArguments {
    @Option(help: "The port to listen on; 0 for any that is free.")
    var port: UInt16 = 0

    @Option(help: "The API key that is accepted.")
    var apiKey = "sandbox-key"

    @Option(
        name: .customLong("token"),
        help: ArgumentHelp(
            "A session token and its user, such as abc=96831328. Repeat it for more sessions.",
            discussion: "The user 0 makes it an application's session, which sees no dialogs.",
            valueName: "token=user-id"
        )
    )
    var tokens: [String] = []

    @Option(
        help: ArgumentHelp("The users that exist, such as 1-1000,96831328 (default: every user).", valueName: "ids"),
        transform: SandboxOptions.users
    )
    var users: UserRanges?

    @Option(
        help: ArgumentHelp(
            "The application's keys, its users with their passwords, and its custom classes, as JSON.",
            discussion: "Users that it declares are the only ones beside those of --users.",
            valueName: "file"
        ),
        completion: .file()
    )
    var accounts: String?

    @Option(
        help: ArgumentHelp(
            "Dialogs that exist from the start: JSON lines, each as the API answers a dialog.",
            valueName: "file"
        ),
        completion: .file()
    )
    var seed: String?

    @Option(
        help: ArgumentHelp(
            "A file that keeps the dialogs from one run to the next; it is made where it does not exist.",
            discussion: "A new store is filled with the seed; to one that has dialogs, the seed adds nothing.",
            valueName: "file"
        ),
        completion: .file()
    )
    var store: String?

    @Option(
        help: ArgumentHelp(
            "A file that gets a JSON line for each request, before its answer, and one with counters at the end.",
            valueName: "file"
        ),
        completion: .file()
    )
    var log: String?

    @Option(
        name: .customLong("application-id"),
        help: ArgumentHelp(
            "The application's ID, the first part of every room's address (default: that of --accounts, or 76730).",
            valueName: "id"
        )
    )
    var applicationID: Int?

    private static func users(_ text: String) throws -> UserRanges {
        guard let users = UserRanges(text) else {
            throw ValidationError("'\(text)' is no list of user IDs such as '1-1000,96831328'")
        }
        return users
    }
}

extension SandboxOptions {
    /// The tokens, each with its user.
    var tokenUsers: [String: Int] {
        get throws {
            var users: [String: Int] = [:]
            for pair in tokens {
                guard let separator = pair.lastIndex(of: "="), separator > pair.startIndex,
                    let user = Int(pair[separator...].dropFirst()), user >= 0
                else { throw ValidationError("--token wants TOKEN=USER_ID, such as 'abc=96831328'") }
                guard users.updateValue(user, forKey: String(pair[..<separator])) == nil else {
                    throw ValidationError("--token names one token twice")
                }
            }
            return users
        }
    }
}

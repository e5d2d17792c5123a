import ArgumentParser
import Platform
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
            discussion: """
                It keeps users, classes of custom data and the newest messages too. A new store is filled with the \
                seed; to one that has dialogs, the seed adds nothing.
                """,
            valueName: "file"
        ),
        completion: .file()
    )
    var store: String?

    @Option(
        help: ArgumentHelp(
            "A file that gets a JSON line for each request, before its answer, and one with counters at the end.",
            discussion: "'kicked' are those whom a change threw out of a room; an 'act' is what a fault had others do.",
            valueName: "file"
        ),
        completion: .file()
    )
    var log: String?

    @Option(
        help: ArgumentHelp(
            "A profile: what is true where the documents are silent, as JSON with a member for each name of --assume.",
            discussion: """
                'dialogctl doctor --observe FILE' writes one of a real application. --assume counts for more than the \
                file.
                """,
            valueName: "file"
        ),
        completion: .file()
    )
    var profile: String?

    @Option(
        name: .customLong("assume"),
        help: ArgumentHelp(
            "What is true where the documents are silent. Repeat it for more.",
            discussion: SandboxOptions.assumptionsHelp,
            valueName: "name=value"
        )
    )
    var assumed: [String] = []

    @Option(
        name: .customLong("allow-host"),
        help: ArgumentHelp(
            "A name by which requests may call the sandbox beside localhost, 127.0.0.1 and [::1]. Repeat it for more.",
            discussion: "It is for a proxy before the sandbox; requests to any other name are answered with 421.",
            valueName: "name"
        )
    )
    var allowedHosts: [String] = []

    @Option(
        name: .customLong("allow-origin"),
        help: ArgumentHelp(
            "A site whose pages may send requests, such as https://app.example. Repeat it for more.",
            discussion: "Pages of this machine, such as those of http://localhost:3000, always may; others get 403.",
            valueName: "site"
        )
    )
    var allowedOrigins: [String] = []

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
    /// The names and sites that are allowed.
    var sites: AllowedSites {
        get throws {
            for host in allowedHosts where !host.isHost {
                throw ValidationError("--allow-host wants a name without a port, such as 'sandbox.example'")
            }
            for origin in allowedOrigins where !origin.isOrigin {
                throw ValidationError("--allow-origin wants a site as browsers write it, such as 'https://app.example'")
            }
            return AllowedSites(hosts: allowedHosts, origins: allowedOrigins)
        }
    }

    private static func readProfile(_ path: String) throws -> Profile {
        guard let bytes = try? BoundedFile.beginning(ofFileAtPath: path, length: Profile.longest + 1) else {
            throw ValidationError("cannot read the profile '\(path)'")
        }
        do {
            return try Profile(json: bytes)
        } catch {
            throw ValidationError("\(path):\(error)")
        }
    }

    /// What is assumed.
    var assumptions: Assumptions {
        get throws {
            let base = try profile.map(Self.readProfile)?.assumptions ?? Assumptions()
            do {
                return try Assumptions(assumed, over: base)
            } catch {
                throw ValidationError("--assume: \(error)")
            }
        }
    }

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

extension String {
    /// Whether this is a host without a port, or an address of IPv6 in brackets.
    fileprivate var isHost: Bool {
        let inner = hasPrefix("[") && hasSuffix("]") ? dropFirst().dropLast().filter { $0 != ":" } : self
        return !inner.isEmpty && !inner.contains { "/:@[], ".contains($0) }
    }

    /// Whether this is an origin: a scheme, a host and perhaps a port, or what a page without a site has.
    fileprivate var isOrigin: Bool {
        let parts = split(separator: "://", omittingEmptySubsequences: false)
        return self == "null" || parts.count == 2 && !parts.contains("") && !parts[1].contains("/")
    }
}

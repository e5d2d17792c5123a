import Platform
import Sandbox

extension SandboxOptions {
    /// The configuration from the options; this reads the seed and opens the log.
    var configuration: SandboxConfiguration {
        get throws {
            let accounts = try accounts.map(readAccounts) ?? .empty
            let applicationID = try applicationID(accounts)
            let seed = try seed.map { try readSeed($0, applicationID) } ?? .empty
            var configuration = SandboxConfiguration(
                port: Int(port),
                applicationID: applicationID,
                apiKey: apiKey,
                tokens: try tokenUsers,
                users: users,
                accounts: accounts,
                seed: seed,
                store: try store.map { try openStore($0, applicationID, filledWith: seed) }
            )
            configuration.sites = try sites
            configuration.assumptions = try assumptions
            configuration.warn = StandardError.say
            if let log {
                let file = try FileLog(path: log)
                configuration.log = { file.append($0) }
                configuration.logCounters = { file.append($0) }
            }
            return configuration
        }
    }

    private func applicationID(_ accounts: AccountsFile) throws -> Int {
        guard let declared = accounts.applicationID else { return applicationID ?? 76_730 }
        guard applicationID ?? declared == declared else {
            throw FileFailure(description: "--application-id is not the ID of --accounts; leave it out")
        }
        return declared
    }

    private func readAccounts(_ path: String) throws -> AccountsFile {
        guard let bytes = try? BoundedFile.beginning(ofFileAtPath: path, length: AccountsFile.longest + 1) else {
            throw FileFailure(description: "cannot read the accounts '\(path)'")
        }
        do {
            return try AccountsFile(json: bytes)
        } catch {
            throw FileFailure(description: "\(path):\(error)")
        }
    }

    private func openStore(_ path: String, _ applicationID: Int, filledWith initial: Seed) throws -> StoreFile {
        let store = try StoreFile(path: path, applicationID: applicationID, filledWith: initial) { warning in
            StandardError.say(warning)
        }
        if seed != nil && !store.isNew {
            StandardError.say("the store '\(path)' is not new; the seed adds nothing to it")
        }
        return store
    }

    private func readSeed(_ path: String, _ applicationID: Int) throws -> Seed {
        guard let bytes = try? BoundedFile.beginning(ofFileAtPath: path, length: Seed.longest + 1) else {
            throw FileFailure(description: "cannot read the seed '\(path)'")
        }
        guard bytes.count <= Seed.longest else {
            throw FileFailure(description: "the seed '\(path)' is longer than \(Seed.longest >> 20) MiB")
        }
        do {
            return try Seed(jsonLines: bytes, applicationID: applicationID)
        } catch {
            throw FileFailure(description: "\(path):\(error.line): \(error.reason)")
        }
    }
}

/// Why a file cannot be used.
private struct FileFailure: Error, CustomStringConvertible {
    let description: String
}

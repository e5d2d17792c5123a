package import Dialogs
package import ManifestWriting
internal import QuickBlox
internal import Reporting

extension Run {
    /// The users whose dialogs are exported, in ascending order.
    ///
    /// - Parameter named: The users from the command line.
    /// - Returns: The unique users; at least one.
    /// - Throws: A `RunFailure` if there are none, or if the credentials cannot act as one of them.
    package func exportOwners(_ named: [UserID]) async throws -> [UserID] {
        guard case .apiKey = settings.access.credentials else {
            let user = try await sessionUser()
            if let other = named.first(where: { $0 != user }) {
                let text = "--owner \(other) is not the session's user \(user): remove it, or use an API key"
                throw RunFailure(text, status: .usage)
            }
            return [user]
        }
        let owners = named.isEmpty ? [settings.access.user].compactMap(\.self) : Set(named).sorted()
        guard !owners.isEmpty else {
            throw RunFailure("nobody's dialogs are asked for: add --owner, or set QUICKBLOX_USER_ID", status: .usage)
        }
        return owners
    }

    /// The results of a query as each of these users.
    ///
    /// - Throws: A `RunFailure` if a listing fails or cannot be proved complete.
    package func listings(of owners: [UserID], _ query: DialogQuery) async throws -> [OwnerListing] {
        let reader = reader(onPage: ReadRows(onProgress: note).note)
        note(ProgressAmounts(.reading))
        defer { environment.onEvent(.stageEnded) }
        var listings: [OwnerListing] = []
        for owner in owners {
            let listing = try await reading { try await reader.list(query, as: owner) }
            if listing.proof == .readUntilEmpty { environment.onEvent(.totalsMissing) }
            listings.append(OwnerListing(owner: owner, dialogs: listing.dialogs))
        }
        return listings
    }
}

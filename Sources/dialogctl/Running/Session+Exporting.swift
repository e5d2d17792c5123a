import Dialogs
import Logging
import ManifestWriting
import QuickBlox

extension Session {
    /// The users whose dialogs are exported, ascending.
    ///
    /// - Parameter named: Those that the command line names.
    /// - Returns: Each once; at least one.
    /// - Throws: A `Failure`, where there is none, or where the credentials cannot act as one of them.
    func exportOwners(_ named: [UserID]) async throws -> [UserID] {
        guard case .apiKey = access.credentials else {
            let user = try await cancelling { try await sessionUser() }
            if let other = named.first(where: { $0 != user }) {
                let text = "--owner \(other) is not the session's user \(user): remove it, or use an API key"
                throw Failure(text, status: .usage)
            }
            return [user]
        }
        let owners = named.isEmpty ? [access.user].compactMap(\.self) : Set(named).sorted()
        guard !owners.isEmpty else {
            throw Failure("nobody's dialogs are asked for: add --owner, or set QUICKBLOX_USER_ID", status: .usage)
        }
        return owners
    }

    /// What these users see of a query.
    ///
    /// - Throws: A `Failure`, where a listing cannot be had or cannot be proved complete.
    func sights(of owners: [UserID], _ query: DialogQuery) async throws -> [OwnerListing] {
        let reader = reader
        var sights: [OwnerListing] = []
        for owner in owners {
            let listing = try await cancelling { try await reader.list(query, as: owner) }
            if listing.proof == .readUntilEmpty {
                workspace.logger.notice("the server sends no totals, so pages were read until empty")
            }
            sights.append(OwnerListing(owner: owner, dialogs: listing.dialogs))
        }
        return sights
    }
}

package import Dialogs
package import ManifestWriting
package import Manifests
package import PlanFile
package import Planning
internal import QuickBlox

/// A source of candidates: live dialogs that could be declared ones.
package protocol CandidateSource: Sendable {
    /// The owner of dialogs that name none.
    func ownership() async throws -> Ownership
    /// The plan for the declared dialogs.
    func plan() async throws -> Plan
    /// The reasons why adoptions are impossible; empty if all are possible.
    func reasons(against adoptions: [Adoption], of dialogs: [DesiredDialog]) async throws -> [String]
}

/// Candidates from the API, in a run.
package struct LiveCandidates: CandidateSource {
    private let run: Run
    private let input: RunInput

    /// Creates a source of candidates for the dialogs that a run's input declares.
    package init(_ run: Run, for input: RunInput) {
        self.run = run
        self.input = input
    }

    package func ownership() async throws -> Ownership {
        switch run.settings.access.credentials {
        case .apiKey: .apiKey(defaultOwner: run.settings.access.user)
        case .sessionToken, .signIn: .session(user: try await run.sessionUser())
        }
    }

    package func plan() async throws -> Plan {
        try await run.plan(try await run.resolve(input), knowing: RunMemory())
    }

    package func reasons(against adoptions: [Adoption], of dialogs: [DesiredDialog]) async throws -> [String] {
        let byKey = Dictionary(dialogs.map { ($0.key, $0) }) { first, _ in first }
        var reasons: [String] = []
        for adoption in adoptions {
            guard let dialog = byKey[adoption.key] else { continue }
            let reader = run.reader
            let listing = try await run.reading {
                try await reader.list(DialogQuery(id: adoption.id), as: dialog.owner)
            }
            if let reason = adoption.reason(against: listing.dialogs.first, as: dialog) { reasons.append(reason) }
        }
        return reasons
    }
}

/// Candidates from a saved plan.
package struct SavedPlanCandidates: CandidateSource {
    private let document: PlanDocument
    private let offlineOwnership: Ownership

    /// Creates a source of the candidates that a plan shows.
    ///
    /// - Parameters:
    ///   - document: The plan.
    ///   - variables: Environment variables; `QUICKBLOX_USER_ID` is the owner of dialogs without one.
    package init(_ document: PlanDocument, variables: [String: String]) {
        self.document = document
        offlineOwnership = RunSettings.offlineOwnership(in: variables)
    }

    package func ownership() -> Ownership {
        let owners = document.plan.owners
        guard case .undetermined = offlineOwnership else { return offlineOwnership }
        return .apiKey(defaultOwner: owners.count == 1 ? owners.ascending.first : nil)
    }

    package func plan() -> Plan { document.plan }

    package func reasons(against adoptions: [Adoption], of dialogs: [DesiredDialog]) -> [String] {
        let entries = document.plan.entriesByKey
        return adoptions.compactMap { adoption in
            guard let entry = entries[adoption.key] else { return "the plan has no dialog '\(adoption.key)'" }
            let candidate = entry.action.candidates.first { $0.id == adoption.id }
            guard candidate != nil else { return "\(adoption.id) is no candidate for '\(adoption.key)' in the plan" }
            return adoption.reason(against: candidate, as: entry.desired)
        }
    }
}

extension Adoption {
    /// Why a live dialog cannot be a declared one; `nil` if it can.
    fileprivate func reason(against live: LiveDialog?, as desired: DesiredDialog) -> String? {
        guard let live else { return "no dialog \(id) is visible to owner \(desired.owner) of '\(key)'" }
        guard live.type == desired.type else {
            return "\(id) is a \(live.type.word) dialog, and '\(key)' is a \(desired.type.word) one"
        }
        return nil
    }
}

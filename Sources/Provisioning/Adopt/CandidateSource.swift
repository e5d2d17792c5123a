package import Dialogs
package import ManifestWriting
package import Manifests
package import PlanFile
package import Planning
internal import QuickBlox

/// Where it is known which live dialogs could be declared ones.
package protocol CandidateSource: Sendable {
    /// Whose dialogs those are that name no owner.
    func ownership() async throws -> Ownership
    /// What is declared beside what is live.
    func plan() async throws -> Plan
    /// Why some of these cannot be adopted, in words; none where all can.
    func reasons(against adoptions: [Adoption], of dialogs: [DesiredDialog]) async throws -> [String]
}

/// The API, asked in a run.
package struct LiveCandidates: CandidateSource {
    private let run: Run
    private let input: RunInput

    /// Candidates for what a run's input declares.
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
        try await run.plan(try await run.resolve(input), knowing: nil)
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

/// A plan that was kept.
package struct SavedPlanCandidates: CandidateSource {
    private let document: PlanDocument
    private let defaultOwner: UserID?

    /// Candidates that a plan shows.
    ///
    /// - Parameters:
    ///   - document: The plan.
    ///   - variables: Environment variables, of which `QUICKBLOX_USER_ID` names the owner of dialogs without one.
    package init(_ document: PlanDocument, variables: [String: String]) {
        self.document = document
        defaultOwner = variables["QUICKBLOX_USER_ID"].flatMap { Int($0) }.flatMap(UserID.init(rawValue:))
    }

    package func ownership() -> Ownership {
        let owners = document.plan.owners
        return .apiKey(defaultOwner: defaultOwner ?? (owners.count == 1 ? owners.ascending.first : nil))
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
    /// Why a live dialog cannot be a declared one; `nil` where it can.
    fileprivate func reason(against live: LiveDialog?, as desired: DesiredDialog) -> String? {
        guard let live else { return "no dialog \(id) is visible to owner \(desired.owner) of '\(key)'" }
        guard live.type == desired.type else {
            return "\(id) is a \(live.type.word) dialog, and '\(key)' is a \(desired.type.word) one"
        }
        return nil
    }
}

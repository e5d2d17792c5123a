package import Dialogs
package import ManifestWriting
package import Manifests
package import PlanFile
internal import Planning
internal import QuickBlox

/// A source of candidates: live dialogs that could be declared ones.
package protocol CandidateSource: Sendable {
    /// The owner of dialogs that name none.
    func ownership() async throws -> Ownership
    /// The plan for the declared dialogs, and what people are called.
    func document() async throws -> PlanDocument
    /// The declared dialogs, with the IDs of their people.
    func declared() async throws -> [DesiredDialog]
    /// What is known of the live dialogs that are to be adopted.
    func candidates(for adoptions: [Adoption], of dialogs: [DesiredDialog]) async throws -> [Candidate]
    /// The application that an owner's dialogs belong to, if that can be found out apart from the candidates.
    func application(of owner: UserID) async throws -> Int?
}

/// A live dialog that is to be adopted.
package struct Candidate: Hashable, Sendable {
    /// Why it cannot be adopted; `nil` if it can.
    package let reason: String?
    /// The application that it belongs to, if the address of its room tells that.
    package let application: Int?

    /// Creates a candidate.
    package init(reason: String?, application: Int? = nil) {
        self.reason = reason
        self.application = application
    }
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

    package func document() async throws -> PlanDocument {
        let declared = try await run.resolve(input)
        let plan = try await run.plan(declared, knowing: try run.readMemory())
        return run.document(of: plan, from: input, naming: declared.people)
    }

    package func declared() async throws -> [DesiredDialog] { try await run.resolve(input).dialogs }

    package func candidates(for adoptions: [Adoption], of dialogs: [DesiredDialog]) async throws -> [Candidate] {
        let byKey = Dictionary(dialogs.map { ($0.key, $0) }) { first, _ in first }
        let people = input.people
        var candidates: [Candidate] = []
        for adoption in adoptions {
            guard let dialog = byKey[adoption.key] else {
                let reason = "'\(adoption.key)' names people whom the application does not have, and is left alone"
                candidates.append(Candidate(reason: reason))
                continue
            }
            let reader = run.reader
            let listing = try await run.reading {
                try await reader.list(DialogQuery(id: adoption.id), as: dialog.owner)
            }
            candidates.append(adoption.candidate(listing.dialogs.first, as: dialog, naming: people))
        }
        return candidates
    }

    package func application(of owner: UserID) async throws -> Int? {
        if let application = try await run.sessionApplication() { return application }
        let reader = run.reader
        let listing = try await run.reading { try await reader.list(DialogQuery(), as: owner, upTo: 1) }
        return listing.dialogs.lazy.compactMap(\.application).first
    }
}

/// Candidates from a saved plan.
package struct SavedPlanCandidates: CandidateSource {
    private let saved: PlanDocument
    private let offlineOwnership: Ownership

    /// Creates a source of the candidates that a plan shows.
    ///
    /// - Parameters:
    ///   - document: The plan.
    ///   - variables: Environment variables; `QUICKBLOX_USER_ID` is the owner of dialogs without one.
    package init(_ document: PlanDocument, variables: [String: String]) {
        saved = document
        offlineOwnership = RunSettings.offlineOwnership(in: variables)
    }

    package func ownership() -> Ownership {
        let owners = saved.plan.owners
        guard case .undetermined = offlineOwnership else { return offlineOwnership }
        return .apiKey(defaultOwner: owners.count == 1 ? owners.ascending.first : nil)
    }

    package func document() -> PlanDocument { saved }

    package func declared() -> [DesiredDialog] { saved.plan.declared.map(\.desired) }

    package func candidates(for adoptions: [Adoption], of dialogs: [DesiredDialog]) -> [Candidate] {
        let entries = saved.plan.entriesByKey
        return adoptions.map { adoption in
            guard let entry = entries[adoption.key] else {
                return Candidate(reason: "the plan has no dialog '\(adoption.key)'")
            }
            guard let live = entry.action.candidates.first(where: { $0.id == adoption.id }) else {
                return Candidate(reason: "\(adoption.id) is no candidate for '\(adoption.key)' in the plan")
            }
            return adoption.candidate(live, as: entry.desired, naming: saved.people)
        }
    }

    package func application(of owner: UserID) -> Int? {
        saved.plan.entries.lazy.flatMap(\.action.candidates).compactMap(\.application).first
    }
}

extension Adoption {
    /// The live dialog with this ID as a candidate for a declared one.
    fileprivate func candidate(
        _ live: LiveDialog?,
        as desired: DesiredDialog,
        naming people: PeopleNames
    ) -> Candidate {
        Candidate(reason: reason(against: live, as: desired, people), application: live?.application)
    }

    /// Why a live dialog cannot be a declared one; `nil` if it can.
    private func reason(against live: LiveDialog?, as desired: DesiredDialog, _ people: PeopleNames) -> String? {
        guard let live else {
            return "no dialog \(id) is visible to owner \(people.text(for: desired.owner)) of '\(key)'"
        }
        guard live.type == desired.type else {
            return "\(id) is a \(live.type.word) dialog, and '\(key)' is a \(desired.type.word) one"
        }
        if desired.isOfOtherPair(live) {
            let pair = live.occupants.ascending.map(people.text).joined(separator: " and ")
            return "\(id) is the private dialog of \(pair), and '\(key)' is that of another pair, which never changes"
        }
        return nil
    }
}

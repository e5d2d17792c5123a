import Dialogs
import ManifestWriting
import Manifests
import PlanFile
import Planning
import QuickBlox

/// Where it is known which live dialogs could be declared ones.
protocol AdoptionSource {
    /// Whose dialogs those are that name no owner.
    func ownership() async throws -> Ownership
    /// What is declared beside what is live.
    func plan() async throws -> Plan
    /// Why some of these cannot be adopted, in words; none where all can.
    func reasons(against adoptions: [Adoption], of dialogs: [DesiredDialog]) async throws -> [String]
    /// Asks a question, which a signal ends.
    func asking(_ question: () -> Bool) -> Bool
    /// Ends what was opened.
    func close()
}

/// The API.
struct LiveCandidates: AdoptionSource {
    private let session: Session
    private let people: UserOptions

    init(_ session: Session, naming people: UserOptions) {
        self.session = session
        self.people = people
    }

    func ownership() async throws -> Ownership {
        if case .apiKey = session.access.credentials { return .apiKey(defaultOwner: session.access.user) }
        let declared = try await session.desiredDialogs(naming: people)
        guard let owner = declared.dialogs.first?.owner else { return .undetermined }
        return .session(user: owner)
    }

    func plan() async throws -> Plan {
        try await session.plan(for: try await session.desiredDialogs(naming: people), recentCreates: [:])
    }

    func reasons(against adoptions: [Adoption], of dialogs: [DesiredDialog]) async throws -> [String] {
        let byKey = Dictionary(dialogs.map { ($0.key, $0) }) { first, _ in first }
        var reasons: [String] = []
        for adoption in adoptions {
            guard let dialog = byKey[adoption.key] else { continue }
            let reader = session.reader
            let listing = try await session.cancelling {
                try await reader.list(DialogQuery(id: adoption.id), as: dialog.owner)
            }
            if let reason = adoption.reason(against: listing.dialogs.first, as: dialog) { reasons.append(reason) }
        }
        return reasons
    }

    func asking(_ question: () -> Bool) -> Bool { session.signals.asking(question) }

    func close() { session.close() }
}

/// A plan that was kept.
struct KeptCandidates: AdoptionSource {
    private let document: PlanDocument
    private let defaultOwner: UserID?

    init(plan document: PlanDocument, defaultOwner: UserID?) {
        self.document = document
        self.defaultOwner = defaultOwner
    }

    func ownership() -> Ownership {
        let owners = document.plan.owners
        return .apiKey(defaultOwner: defaultOwner ?? (owners.count == 1 ? owners.ascending.first : nil))
    }

    func plan() -> Plan { document.plan }

    func reasons(against adoptions: [Adoption], of dialogs: [DesiredDialog]) -> [String] {
        let entries = Dictionary(document.plan.entries.map { ($0.desired.key, $0) }) { first, _ in first }
        return adoptions.compactMap { adoption in
            guard let entry = entries[adoption.key] else { return "the plan has no dialog '\(adoption.key)'" }
            let candidate = entry.action.candidates.first { $0.id == adoption.id }
            guard candidate != nil else { return "\(adoption.id) is no candidate for '\(adoption.key)' in the plan" }
            return adoption.reason(against: candidate, as: entry.desired)
        }
    }

    func asking(_ question: () -> Bool) -> Bool { question() }

    func close() {}
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

extension Workspace {
    /// The owner that the environment names for dialogs without one, where it names one.
    var defaultOwner: UserID? {
        environment["QUICKBLOX_USER_ID"].flatMap { Int($0) }.flatMap(UserID.init(rawValue:))
    }
}

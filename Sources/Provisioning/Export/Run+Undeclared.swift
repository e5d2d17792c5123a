package import Dialogs
package import ManifestWriting
internal import PlanFile
internal import Planning
internal import QuickBlox
internal import Reporting

/// What a set of manifests does not declare, to be written as manifests.
package struct UndeclaredExport: Sendable {
    /// The dialogs as manifests declare them.
    package let export: Export
    /// How many requests it took to list all that the owners see.
    package let requests: Int
    /// The owners whose dialogs were listed, ascending.
    package let owners: [UserID]
    /// How many declared dialogs a person must decide about, with what they may be, which is no part of this.
    package let undecided: Int
    /// How many groups are left out, since somebody is in them who is to be in none.
    package let departing: Int
}

extension Run {
    /// What nobody declares of what the owners see: together with the manifests of the set it plans to nothing to do.
    ///
    /// - Parameters:
    ///   - declared: What the set declares.
    ///   - memory: What earlier runs left.
    ///   - filter: What is asked for of it.
    ///   - pinsAll: Whether every dialog is named by its `_id`.
    ///   - keyField: The field of their custom data in which dialogs carry their keys, where one does.
    /// - Returns: The export.
    /// - Throws: A `RunFailure` if not everything can be read.
    package func exportUndeclared(
        besides declared: DeclaredDialogs,
        knowing memory: RunMemory,
        filter: ExportFilter,
        pinsAll: Bool,
        keyField: ExactText?
    ) async throws -> UndeclaredExport {
        let plan = try await plan(declared, knowing: memory)
        if plan.proof == .readUntilEmpty { environment.onEvent(.totalsMissing) }
        let departed = UserIDs(declared.departedPeople.map(\.user))
        let seen = plan.undeclared.dialogs.filter { $0.live != nil }
        // A manifest that names them would be a mistake.
        let settled = seen.filter { $0.live.map { $0.occupants.intersection(departed).isEmpty } ?? false }
        let visible = Dictionary(grouping: settled, by: \.owner)
        let listings = visible.sorted { $0.key < $1.key }.map { owner, dialogs in
            OwnerListing(owner: owner, dialogs: dialogs.compactMap(\.live))
        }
        let export = Export(
            listings,
            filter: filter,
            pinsAll: pinsAll,
            keyField: keyField,
            besides: declaredSet(plan, declared, memory)
        )
        let owners = Set(plan.owners).union(options.undeclared?.owners ?? []).union(visible.keys)
        return UndeclaredExport(
            export: export,
            requests: plan.undeclared.requests ?? 0,
            owners: owners.sorted(),
            undecided: plan.undecidedCount,
            departing: seen.count - settled.count
        )
    }

    private func declaredSet(_ plan: Plan, _ declared: DeclaredDialogs, _ memory: RunMemory) -> DeclaredSet {
        let live = plan.entries.lazy.flatMap { [$0.action.live].compactMap(\.self) + $0.action.candidates }
        let memories = memory.memories.filter { memory in
            memory.application == nil || plan.application == nil || memory.application == plan.application
        }
        return DeclaredSet(
            keys: Set(declared.dialogs.map(\.key)).union(declared.keysElsewhere ?? []),
            identities: Set(declared.dialogs.map(\.identity)).union(live.map(\.identity)),
            remembered: memories.map(\.dialogs),
            formerKeys: Dictionary(
                plan.undeclared.dialogs.compactMap { dialog in dialog.formerKey.map { (dialog.id, $0) } }
            ) { first, _ in first }
        )
    }

    /// How the people of an export are written: by these words, and others by their logins, which takes a request for a
    /// hundred of them; who has no login that a manifest can name stays a number.
    ///
    /// - Returns: The words, and how many requests it took.
    /// - Throws: A `RunFailure` if people cannot be looked up.
    package func words(
        for export: Export,
        besides words: [UserID: ExactText]
    ) async throws -> (words: [UserID: ExactText], requests: Int) {
        let unknown = export.people.filter { words[$0] == nil }
        guard !unknown.isEmpty else { return (words, 0) }
        let directory = directory
        note(ProgressAmounts(.findingPeople))
        defer { environment.onEvent(.stageEnded) }
        let (logins, requests) = try await reading { try await directory.logins(of: unknown) }
        let references = logins.compactMapValues { login in
            UserReference(login: login).map { ExactText($0.description) }
        }
        return (words.merging(references) { word, _ in word }, requests)
    }
}

extension UserReference {
    /// The person with a login, where a manifest can name a person so, and many can be looked up at once.
    fileprivate init?(login: ExactText) {
        let isOrdinary = login.string.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != 0x7F }
        guard isOrdinary, !login.string.isEmpty, TextRule.printable.problem(with: login.string) == nil,
            login.string.unicodeScalars.count <= 255
        else { return nil }
        self.init(.login, login)
    }
}

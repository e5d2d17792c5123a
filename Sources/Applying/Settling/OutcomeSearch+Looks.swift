package import Dialogs
package import Journal
internal import Planning
internal import Platform

extension OutcomeSearch {
    /// How much the clocks of server and client may differ: names that are near count only among dialogs that were made
    /// since the intent was recorded.
    private static let clockDifference = Duration.seconds(10)

    /// How many dialogs of an owner are read at most where they are compared by names that are near.
    private static let mostCompared = 100

    /// Looks the dialog up once: by its name and members, and where that finds nothing, in every other way too.
    ///
    /// A dialog that carries the mark is the one, whatever its name and members are. Without one, a server that stores
    /// names otherwise than they are sent leaves a name that is near: a group that was made since is taken for the
    /// result where it has exactly its members, and a public dialog where its owner made it.
    func lookUp(resultOf wanted: Wanted, inEveryWay: Bool = true) async -> Finding {
        do throws(ListingFailure) {
            let results = try await exact(wanted.intent)
            return Finding(inEveryWay && results.isEmpty ? try await otherwise(wanted) : results)
        } catch {
            return .unreadable(error)
        }
    }

    /// Looks up once a dialog that no listing of its name shows: by its mark, and among new ones by a name that is
    /// near.
    func otherwise(_ wanted: Wanted) async throws(ListingFailure) -> [LiveDialog] {
        let marked = try await marked(wanted.intent)
        return marked.isEmpty ? try await near(wanted) : marked
    }

    /// Whether there is a new dialog of its name that has other members than it was to have: people leave, and servers
    /// leave people out.
    func findsNamesake(of intent: Intent) async -> Bool {
        guard intent.type == .group else { return false }
        do throws(ListingFailure) {
            let listing = try await reader.list(DialogQuery(type: .group, name: intent.name), as: intent.owner)
            return hasNamesake(of: intent, among: listing.dialogs)
        } catch {
            return true
        }
    }

    /// Whether one of the dialogs of its name is new, whatever its members, and nobody else's.
    func hasNamesake(of intent: Intent, among dialogs: [LiveDialog]) -> Bool {
        intent.type == .group && dialogs.contains { isNew($0, for: intent) && !others.includes($0, besides: intent) }
    }

    /// The dialogs with its name and all of its members, which somebody may have joined by now.
    private func exact(_ intent: Intent) async throws(ListingFailure) -> [LiveDialog] {
        let query = DialogQuery(type: intent.type, name: intent.name, occupants: intent.members)
        return results(of: intent, among: try await reader.list(query, as: intent.owner).dialogs)
    }

    /// Which of the dialogs with its name and all of its members can be its result.
    func results(of intent: Intent, among dialogs: [LiveDialog]) -> [LiveDialog] {
        dialogs.filter { live in
            guard canBeResult(live, of: intent) else { return false }
            return intent.type != .group || live.occupants == intent.members || !others.includes(live, besides: intent)
        }
    }

    private func marked(_ intent: Intent) async throws(ListingFailure) -> [LiveDialog] {
        guard let mark = intent.mark else { return [] }
        var query = DialogQuery()
        query.data = DialogQuery.DataPredicate(
            className: mark.className,
            value: DialogQuery.DataPredicate.Value(mark.key, in: mark.field)
        )
        return try await results(of: intent, answering: query)
    }

    private func near(_ wanted: Wanted) async throws(ListingFailure) -> [LiveDialog] {
        let intent = wanted.intent
        guard let name = intent.name else { return [] }
        guard let listing = try await comparable(with: name, intent) else { return [] }
        // Nothing may have looked for near names before, so one that is not known may be old all the same.
        let earliest = earliestCreation(of: wanted, at: listing.date)
        return listing.dialogs.filter { live in
            guard canBeResult(live, of: intent), let created = live.createdAt.flatMap(WallTime.init(iso8601:)),
                created >= earliest
            else {
                return false
            }
            let isAlike = intent.type == .group ? live.occupants == intent.members : live.creator == intent.owner
            return isAlike && (live.name?.isStored(of: name) ?? false)
                && !others.includes(live, besides: intent)
        }
    }

    /// The dialogs whose names may be near: those with all members, which of public ones are all, and where these are
    /// too many, those whose names have a part in common.
    private func comparable(with name: ExactText, _ intent: Intent) async throws(ListingFailure) -> Listing? {
        var query = DialogQuery(type: intent.type, occupants: intent.members)
        let listing = try await reader.list(query, as: intent.owner, upTo: Self.mostCompared)
        if listing.extent == .whole { return listing }
        guard let fragment = name.likelyFragment else { return nil }
        var last: Listing?
        // Where it is all capitals, the server may keep small letters.
        for part in Set([fragment, ExactText(fragment.string.lowercased())]).sorted(by: <) {
            query.nameFragment = part
            let found = try await reader.list(query, as: intent.owner, upTo: Self.mostCompared)
            if found.dialogs.contains(where: { canBeResult($0, of: intent) }) { return found }
            last = found
        }
        return last
    }

    /// The earliest time, by the server's clock, at which the dialog can have been made.
    ///
    /// - Parameters:
    ///   - wanted: What was to be created.
    ///   - date: The time by the server's clock, as HTTP writes a date; `nil` where it is not known.
    /// - Returns: The time. Where the server's is not known, or nobody knows how long ago the intent was recorded, the
    ///   server's clock is believed to have been as this one was.
    private func earliestCreation(of wanted: Wanted, at date: String?) -> WallTime {
        var begun = wanted.begun.wall
        if let date = date.flatMap(WallTime.init(httpDate:)),
            let passed = wanted.begun.uptime.flatMap({ now().uptime?.since($0) })
        {
            begun = date.advanced(by: .zero - passed)
        }
        return begun.advanced(by: .zero - Self.clockDifference)
    }

    private func results(
        of intent: Intent,
        answering query: DialogQuery,
        upTo limit: Int = .max
    ) async throws(ListingFailure) -> [LiveDialog] {
        try await reader.list(query, as: intent.owner, upTo: limit).dialogs.filter { canBeResult($0, of: intent) }
    }

    /// Whether a dialog is new, and nobody else made it; a private one may be its opponent's.
    private func canBeResult(_ live: LiveDialog, of intent: Intent) -> Bool {
        isNew(live, for: intent) && (live.type == .private || live.creator ?? intent.owner == intent.owner)
    }

    /// Whether a dialog is of the type, and was not there before.
    private func isNew(_ live: LiveDialog, for intent: Intent) -> Bool {
        live.type == intent.type && !intent.known.contains(live.id) && !others.isKnown(live.id)
    }
}

extension Intent {
    /// The identity of the dialog that was to be created.
    package var identity: NaturalIdentity {
        switch type {
        case .public: .public(name: name ?? "")
        case .group: .group(name: name ?? "", members: members)
        case .private: .private(pair: members)
        }
    }
}

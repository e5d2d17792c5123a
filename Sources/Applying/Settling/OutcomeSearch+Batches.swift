internal import Dialogs
internal import Journal
internal import Pacing
internal import Planning

extension OutcomeSearch {
    /// How many dialogs that no listing of many names shows are looked up once more, each in every way: more of them
    /// would cost too many requests.
    static let mostLookedUpAlone = 3

    /// Looks several dialogs up once, as many by their names with one request as the API takes.
    ///
    /// Where few of them are not found so, each of these is looked up by its mark and by near names too. A new group of
    /// the name that has other members leaves it open whether there is one: people leave, and servers leave people out.
    ///
    /// - Parameters:
    ///   - wanted: What was to be created.
    ///   - parallelism: How many lookups may run at once.
    /// - Returns: The finding for each, in the same order; `cutShort` where it is left open.
    func lookUp(together wanted: [Wanted], atOnce parallelism: Int) async -> [Finding] {
        var findings = Array(repeating: Finding.absent, count: wanted.count)
        await withBoundedTasks(over: Batch.all(of: wanted), atOnce: parallelism) { batch in
            await lookUp(batch)
        } take: { found in
            for (place, finding) in found { findings[place] = finding }
        }
        let absent = findings.indices.filter { findings[$0] == .absent && wanted[$0].intent.name != nil }
        guard absent.count <= Self.mostLookedUpAlone else { return findings }
        await withBoundedTasks(over: absent, atOnce: parallelism) { place in
            (place, await lookUpOtherwise(wanted[place]))
        } take: { place, finding in
            findings[place] = finding
        }
        return findings
    }

    /// Dialogs of one owner and one type whose names fit into one request.
    private struct Batch {
        let names: Set<ExactText>
        let members: [(place: Int, wanted: Wanted)]

        /// The batches that take each of these once; what has no name, or one that cannot be listed, comes alone.
        static func all(of wanted: [Wanted]) -> [Self] {
            let places = Dictionary(grouping: wanted.indices) { Viewing(wanted[$0].intent) }
            return places.values.flatMap { places -> [Self] in
                let byName = Dictionary(grouping: places) { wanted[$0].intent.name }
                let nameless = byName[nil] ?? []
                let named = NameBatch.batches(of: byName.keys.compactMap(\.self).sorted())
                return nameless.map { Self(names: [], members: [($0, wanted[$0])]) }
                    + named.map { batch in
                        let members = batch.names.flatMap { byName[$0] ?? [] }.map { ($0, wanted[$0]) }
                        return Self(names: Set(batch.names), members: members)
                    }
            }
        }
    }

    /// As whom dialogs are listed, and of which type.
    private struct Viewing: Hashable {
        let owner: UserID
        let type: DialogType

        init(_ intent: Intent) {
            (owner, type) = (intent.owner, intent.type)
        }
    }

    private func lookUp(_ batch: Batch) async -> [(place: Int, finding: Finding)] {
        guard let first = batch.members.first?.wanted.intent else { return [] }
        guard !batch.names.isEmpty else { return await lookUpEach(of: batch) }
        let query = DialogQuery(type: first.type, names: batch.names)
        do throws(ListingFailure) {
            let listing = try await reader.list(query, as: first.owner, upTo: NameBatch.mostRows)
            // What comes without end is asked for more narrowly.
            guard listing.extent == .whole else { return await lookUpEach(of: batch) }
            let named = Dictionary(grouping: listing.dialogs, by: \.name)
            return batch.members.map { place, wanted in
                (place, finding(for: wanted.intent, among: named[wanted.intent.name] ?? []))
            }
        } catch {
            return batch.members.map { ($0.place, .unreadable(error)) }
        }
    }

    private func finding(for intent: Intent, among named: [LiveDialog]) -> Finding {
        let whole = named.filter { intent.members.isSubset(of: $0.occupants) }
        let finding = Finding(results(of: intent, among: whole))
        return finding == .absent && hasNamesake(of: intent, among: named) ? .cutShort : finding
    }

    private func lookUpEach(of batch: Batch) async -> [(place: Int, finding: Finding)] {
        var findings: [(Int, Finding)] = []
        for (place, wanted) in batch.members {
            findings.append((place, await lookUp(resultOf: wanted, inEveryWay: false)))
        }
        return findings
    }

    private func lookUpOtherwise(_ wanted: Wanted) async -> Finding {
        do throws(ListingFailure) {
            return Finding(try await otherwise(wanted))
        } catch {
            return .unreadable(error)
        }
    }
}

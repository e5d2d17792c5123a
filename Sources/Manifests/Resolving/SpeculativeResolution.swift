internal import Dispatch
internal import Synchronization
internal import YAML

/// Candidates for the later dialogs of a large set, which a second thread makes while the first one makes the others.
///
/// It only works ahead where nothing is wrong: at the first mistake it gives up, and whoever asks finds and reports all
/// mistakes as if nobody had tried.
final class SpeculativeResolution: Sendable {
    /// How many dialogs stand before the first one that has a head start.
    let start: Int
    private let outcome = Mutex<Outcome?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    /// What came of it.
    struct Outcome {
        /// A candidate for each dialog, the last one first.
        let candidates: [ResolvedDialog]
        /// How much of the budget that took.
        let spent: Int
    }

    /// Begins with the later part of the set's dialogs; `nil` where they are so few that it would not pay.
    init?(_ files: [ManifestFile], _ reader: ValueReader, _ resolver: DialogResolver, dialogCount: Int) {
        // People who are looked up, and dialogs that rosters make, are noted as they come, by one thread.
        let isPlain = files.allSatisfy { $0.rosters == nil } && !reader.looksUpPeople && resolver.expansion == nil
        guard dialogCount >= Self.worthwhile, isPlain else { return nil }
        start = dialogCount / 2
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            // Handed over and not shared: whoever takes from an array that somebody else holds takes from a copy.
            outcome.withLock {
                let attempt = Attempt(reader: reader, resolver: resolver, skipped: start)
                $0 = attempt.outcome(of: files, dialogCount: dialogCount - start)
            }
            isDone.signal()
        }
    }

    /// Fewer dialogs are made before a second thread is awake.
    private static let worthwhile = 1000

    /// Waits for what came of it; `nil` where it was given up.
    ///
    /// It may be asked once.
    func wait() -> Outcome? {
        isDone.wait()
        return outcome.withLock { $0.take() }
    }
}

/// The making of candidates up to the first mistake.
private struct Attempt {
    private var candidates: [ResolvedDialog] = []
    private var reader: ValueReader
    private var resolver: DialogResolver
    /// How many dialogs are still to be left to others.
    private var skipped: Int

    init(reader: ValueReader, resolver: DialogResolver, skipped: Int) {
        self.reader = reader
        self.resolver = resolver
        self.skipped = skipped
    }

    /// What comes of the files; `nil` where something in them is wrong.
    consuming func outcome(of files: [ManifestFile], dialogCount: Int) -> SpeculativeResolution.Outcome? {
        let budget = reader.budget.left
        candidates.reserveCapacity(dialogCount)
        for file in files {
            guard takeIn(file) else { return nil }
        }
        candidates.reverse()
        return SpeculativeResolution.Outcome(candidates: candidates, spent: budget - reader.budget.left)
    }

    private var isClean: Bool {
        !reader.looksUpPeople && reader.mistakes.found.isEmpty && resolver.mistakes.found.isEmpty
    }

    /// Takes a file in; says no where something in it is wrong.
    private mutating func takeIn(_ file: ManifestFile) -> Bool {
        guard let list = file.dialogs else { return true }
        let defaults = file.defaults.map { reader.defaults($0) } ?? DialogDeclaration(node: list)
        guard isClean else { return false }
        for node in list.elements {
            if skipped > 0 {
                skipped -= 1
                continue
            }
            guard node.kind == .mapping else { return false }
            candidates.append(resolver.candidate(for: reader.dialog(node), defaults: defaults))
            guard isClean else { return false }
        }
        return true
    }
}

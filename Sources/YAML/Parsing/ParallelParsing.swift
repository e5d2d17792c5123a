internal import Dispatch
internal import Synchronization

/// The reading of a long text by two threads: one reads the earlier part while the other one reads the later part.
///
/// The parts make the document that the whole text makes, or nothing: only plain nodes are taken, no mistake, anchor or
/// alias, and only where the earlier part ends inside the list that the later one goes on with. Then libyaml is at the
/// split point in one state, whether the text ends there or goes on: blocks and texts in an entry end where a line is
/// indented no deeper than the entry's dash, and whatever else may be open there is a mistake where the text ends.
enum ParallelParsing {
    /// Reads a text in two parts; `nil` where it has to be read as a whole.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - path: What locations name.
    ///   - limits: How much the text may ask for.
    ///   - worthwhile: How many bytes a text has at least that is worth a second thread.
    /// - Returns: What both parts make.
    static func composer(
        of text: UnsafeBufferPointer<UInt8>,
        path: String,
        limits: Limits,
        worthwhile: Int
    ) -> Composer? {
        guard text.count >= worthwhile, let split = unsafe SplitPoint(in: text.span) else { return nil }
        let earlier = Mutex<Part?>(nil)
        let later = Mutex<Part?>(nil)
        let isLaterWanted = Atomic(true)
        // Both threads only read the text, and are done with it when this returns.
        nonisolated(unsafe) let text = unsafe text
        // Where no second thread is to be had, the first one reads both parts, and nothing waits for anybody.
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                earlier.withLock {
                    $0 = unsafe readEarlier(text, to: split, path: path, limits: limits)
                    if $0 == nil { isLaterWanted.store(false, ordering: .relaxed) }
                }
            } else {
                later.withLock {
                    $0 = unsafe readLater(text, from: split, limits: limits) {
                        isLaterWanted.load(ordering: .relaxed)
                    }
                }
            }
        }
        guard var whole = earlier.withLock({ $0.take() }), let rest = later.withLock({ $0.take() }),
            whole.composer.records.count + rest.composer.records.count - 1 <= limits.nodes
        else { return nil }
        whole.composer.append(rest.composer, to: whole.list, linesBefore: whole.end - 1)
        return whole.composer
    }

    /// What one thread read.
    private struct Part: ~Copyable {
        var composer: Composer
        /// The line behind it, from 1.
        let end: Int
        /// The list that it ends in, or that it is.
        let list: Int
    }

    private static func readEarlier(
        _ text: UnsafeBufferPointer<UInt8>,
        to split: SplitPoint,
        path: String,
        limits: Limits
    ) -> Part? {
        // Has room for both parts.
        var composer = Composer(path: path, limits: limits, byteCount: text.count)
        let end = unsafe composer.readPart(UnsafeBufferPointer(rebasing: text[..<split.offset]), openAtEnd: 2) { true }
        guard let end, let list = composer.lastList(indentedBy: split.indentation, before: end) else { return nil }
        return Part(composer: composer, end: end, list: list)
    }

    private static func readLater(
        _ text: UnsafeBufferPointer<UInt8>,
        from split: SplitPoint,
        limits: Limits,
        while isWanted: () -> Bool
    ) -> Part? {
        let text = unsafe UnsafeBufferPointer(rebasing: text[split.offset...])
        // No mistake is reported for it, so no path is named.
        var composer = Composer(path: "", limits: limits.inList, byteCount: text.count)
        // What begins with a dash is one list, or a mistake.
        guard let end = unsafe composer.readPart(text, openAtEnd: 1, while: isWanted) else { return nil }
        return Part(composer: composer, end: end, list: 0)
    }
}

extension Limits {
    /// The limits of what stands in a list of a map, as if the list were all.
    fileprivate var inList: Self {
        Self(bytes: bytes, levels: levels - 1, nodes: nodes, repeatedNodes: repeatedNodes)
    }
}

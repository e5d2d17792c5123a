internal import Dispatch
internal import Synchronization

/// The later part of a long text, which a second thread reads while the first one reads the earlier part.
///
/// The parts make the document that the whole text makes, or nothing: only plain nodes are taken, no mistake, anchor or
/// alias, and only where the earlier part ends inside the list that the later one goes on with. Then libyaml is at the
/// seam in one state, whether the text ends there or goes on: blocks and texts in an entry end where a line is indented
/// no deeper than the entry's dash, and whatever else may be open there is a mistake where the text ends.
final class ParallelParsing: Sendable {
    // Written before `isDone` is signalled, and read behind it.
    nonisolated(unsafe) private var later: Composer?
    private let isWanted = Atomic(true)
    private let isDone = DispatchSemaphore(value: 0)

    private init() {}

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
        guard text.count >= worthwhile, let seam = unsafe SplitPoint(in: text.span) else { return nil }
        let reading = ParallelParsing()
        unsafe reading.begin(UnsafeBufferPointer(rebasing: text[seam.offset...]), path: path, limits: limits)
        var composer = Composer(path: path, limits: limits, byteCount: text.count)
        let earlier = unsafe UnsafeBufferPointer(rebasing: text[..<seam.offset])
        let line = unsafe composer.readPart(earlier, openAtEnd: 2) { true }
        let list = line.flatMap { composer.lastList(indentedBy: seam.indentation, before: $0) }
        // The second thread looks at the text, which has to stay until it is done.
        guard let later = reading.wait(isWanted: list != nil), let line, let list,
            composer.records.count + later.records.count - 1 <= limits.nodes
        else { return nil }
        composer.append(later, to: list, linesBefore: line - 1)
        return composer
    }

    private func begin(_ text: UnsafeBufferPointer<UInt8>, path: String, limits: Limits) {
        // The one who begins waits for the end, and holds the text meanwhile.
        nonisolated(unsafe) let text = unsafe text
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            unsafe later = read(text, path: path, limits: limits.inList)
            isDone.signal()
        }
    }

    private func read(_ text: UnsafeBufferPointer<UInt8>, path: String, limits: Limits) -> Composer? {
        var composer = Composer(path: path, limits: limits, byteCount: text.count)
        let line = unsafe composer.readPart(text, openAtEnd: 1) { isWanted.load(ordering: .relaxed) }
        // What begins with a dash is one list, or a mistake.
        guard line != nil else { return nil }
        return composer
    }

    /// Waits for the later part.
    private func wait(isWanted: Bool) -> Composer? {
        if !isWanted { self.isWanted.store(false, ordering: .relaxed) }
        isDone.wait()
        return unsafe later.take()
    }
}

extension Limits {
    /// The limits of what stands in a list of a map, as if the list were all.
    fileprivate var inList: Self {
        Self(bytes: bytes, levels: levels - 1, nodes: nodes, repeatedNodes: repeatedNodes)
    }
}

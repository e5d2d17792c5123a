internal import Pacing
internal import Synchronization

/// Keeps as many tasks at the creates of a run as it allows at once, whatever becomes of single creates.
///
/// A create that waits holds no place of another: while it is looked for, waits for its next attempt, or awaits an
/// answer that may never come, another task takes its place. That ends once nothing gets through any more, so that a
/// server that carries nothing out does not get creates without end, and once very many are open.
final class WorkerPool: Sendable {
    /// For how long an answer is awaited, at most twice, before another create gets the place.
    static let patience = Duration.seconds(2)

    /// One element for each task that must be added; ends when all tasks have ended.
    let additions: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let state = Mutex(State())

    private struct State {
        var running = 0
        /// How many creates in a row did not get through, or not at once.
        var setbacks = 0
        var progress = 0
        var posts: [Int: Post] = [:]
        var lastPost = 0
    }

    /// A create whose answer is awaited.
    private struct Post {
        let slot: WorkerSlot
        let permit: SendPermit
    }

    /// Creates a pool without tasks.
    init() {
        (additions, continuation) = AsyncStream.makeStream()
    }

    /// How many creates were answered so far.
    var progress: Int { state.withLock(\.progress) }

    /// Counts tasks that begin.
    func begin(_ count: Int) { state.withLock { $0.running += count } }

    /// Counts a task that ends.
    func end() {
        let isLast = state.withLock { state in
            state.running -= 1
            return state.running == 0
        }
        if isLast { continuation.finish() }
    }

    /// Records that a create got through.
    func noteProgress() {
        state.withLock { state in
            state.setbacks = 0
            state.progress += 1
        }
    }

    /// Has another task added in the place of one whose create waits.
    ///
    /// - Parameter isNew: Whether the create begins to wait now.
    /// - Returns: Whether one is added, so that the task must end with its create.
    func replaceWorker(isNew: Bool) -> Bool {
        let isReplaced = state.withLock { state in
            if isNew { state.setbacks += 1 }
            guard state.setbacks < CircuitBreaker.mostFailures, state.running < ApplyPolicy.mostOpen else {
                return false
            }
            state.running += 1
            return true
        }
        if isReplaced { continuation.yield() }
        return isReplaced
    }

    /// Does the work of a create that awaits its answer; if that takes too long, its slot and its permit are given up.
    func awaitingAnswer<Answer: Sendable>(
        in slot: WorkerSlot,
        with permit: SendPermit,
        _ work: () async -> Answer
    ) async -> Answer {
        let number = state.withLock { state in
            state.lastPost += 1
            state.posts[state.lastPost] = Post(slot: slot, permit: permit)
            return state.lastPost
        }
        defer { state.withLock { $0.posts[number] = nil } }
        return await work()
    }

    /// Watches how long answers take, until the task is cancelled.
    func watch(on clock: any Clock<Duration>) async {
        var old: Set<Int> = []
        while (try? await clock.sleep(for: Self.patience)) != nil {
            let posts = state.withLock(\.posts)
            for (number, post) in posts.sorted(by: { $0.key < $1.key }) where old.contains(number) {
                if post.slot.giveUp() { post.permit.giveUpPlace() }
            }
            old = Set(posts.keys)
        }
    }
}

/// The place that the task of one create has among those that may run at once.
final class WorkerSlot: Sendable {
    private let pool: WorkerPool
    private let state = Mutex(State.held)

    private enum State { case held, wanted, givenUp }

    /// Creates the slot of a create that begins.
    init(in pool: WorkerPool) {
        self.pool = pool
    }

    /// Whether another task has taken it.
    var isGivenUp: Bool { state.withLock { $0 == .givenUp } }

    /// Gives the slot to another task, if there may be one, because its create waits; later calls try again.
    ///
    /// - Returns: Whether another task has it now.
    @discardableResult
    func giveUp() -> Bool {
        state.withLock { state in
            guard state != .givenUp else { return true }
            let isGivenUp = pool.replaceWorker(isNew: state == .held)
            state = isGivenUp ? .givenUp : .wanted
            return isGivenUp
        }
    }
}

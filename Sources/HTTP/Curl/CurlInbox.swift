internal import Synchronization

/// A request and who waits for its outcome, handed from one to the next at the price of one reference.
final class CurlJob: Sendable {
    typealias Continuation = CheckedContinuation<Result<HTTPResponse, TransportError>, Never>

    let id: Int
    let request: HTTPRequest
    private let continuation: Continuation

    init(id: Int, request: HTTPRequest, continuation: Continuation) {
        self.id = id
        self.request = request
        self.continuation = continuation
    }

    /// Hands the outcome over; called exactly once.
    func finish(_ outcome: Result<HTTPResponse, TransportError>) {
        continuation.resume(returning: outcome)
    }
}

/// What other threads want of the worker: the only state that they share with it.
final class CurlInbox: Sendable {
    enum Command {
        case start(CurlJob)
        case cancel(Int)
    }

    private struct State {
        var commands: [Command] = []
        /// Pieces of tasks that run on the worker's thread.
        var tasks: [UnownedJob] = []
        var lastID = 0
        /// Whether the worker waits for something to happen, so that it must be woken.
        var isWaiting = false
        var isOpen = true
        var isStopping = false
    }

    private let state = Mutex(State())
    /// Called under the lock and only while the inbox is open; what it wakes lives longer than that.
    private let wakeup: Wakeup

    init(waking wakeup: Wakeup) {
        self.wakeup = wakeup
    }

    /// A number that no other request has.
    func makeID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Hands a job to the worker; a job that comes too late is finished at once.
    ///
    /// The task's state is read under the lock: a cancellation that came before the job finds nothing to cancel, so it
    /// must be seen here, and one that comes later finds the job before it in the queue.
    func start(_ job: CurlJob) {
        let refusal: TransportError? = state.withLock { state in
            guard state.isOpen else { return .nothingSent("the transport is shut down", isPermanent: true) }
            guard !Task.isCancelled else { return .cancelled(mayHaveBeenSent: false) }
            append(.start(job), to: &state)
            return nil
        }
        if let refusal { job.finish(.failure(refusal)) }
    }

    /// Ends a request, wherever it is; one that has ended already is left alone.
    func cancel(_ id: Int) {
        state.withLock { state in
            if state.isOpen { append(.cancel(id), to: &state) }
        }
    }

    /// Tells the worker to end everything and return.
    func stop() {
        state.withLock { state in
            guard state.isOpen else { return }
            state.isStopping = true
            wake(&state)
        }
    }

    /// Lets the worker wait, where there is nothing to do; from then on, an addition wakes it.
    func waits() -> Bool {
        state.withLock { state in
            state.isWaiting = state.commands.isEmpty && state.tasks.isEmpty && !state.isStopping
            return state.isWaiting
        }
    }

    /// Takes what is to be done; `nil` when the worker is to stop.
    func take() -> [Command]? {
        state.withLock { state in
            state.isWaiting = false
            guard !state.isStopping else { return nil }
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// Takes the pieces of tasks that are to run.
    func takeTasks() -> [UnownedJob] {
        state.withLock { state in
            defer { state.tasks = [] }
            return state.tasks
        }
    }

    /// Adds a piece of a task; `false` when the worker takes none any more.
    func add(_ task: UnownedJob) -> Bool {
        state.withLock { state in
            guard state.isOpen else { return false }
            state.tasks.append(task)
            wake(&state)
            return true
        }
    }

    /// Refuses everything from now on, and returns what was not taken yet.
    func close() -> (commands: [Command], tasks: [UnownedJob]) {
        state.withLock { state in
            state.isOpen = false
            defer { (state.commands, state.tasks) = ([], []) }
            return (state.commands, state.tasks)
        }
    }

    private func append(_ command: Command, to state: inout State) {
        state.commands.append(command)
        wake(&state)
    }

    private func wake(_ state: inout State) {
        // A wakeup lasts until the next wait, and the worker takes all commands at once: one is enough.
        guard state.isWaiting else { return }
        state.isWaiting = false
        wakeup.signal()
    }
}

/// Tasks may run on the worker's thread, between its requests: they then start one, and hear of its end, without a change
/// of threads.
extension CurlInbox: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if !add(job) { Self.runElsewhere(job) }
    }

    /// Runs a piece of a task that came too late for the worker: a task must end even so.
    static func runElsewhere(_ job: UnownedJob) {
        globalConcurrentExecutor.enqueue(ExecutorJob(job))
    }
}

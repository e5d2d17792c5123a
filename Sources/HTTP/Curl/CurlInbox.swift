internal import Synchronization

/// A request and the continuation that waits for its outcome; passing it on costs one reference.
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

    /// Delivers the outcome; called exactly once.
    func finish(_ outcome: Result<HTTPResponse, TransportError>) {
        continuation.resume(returning: outcome)
    }
}

/// What other threads want the worker to do: the only state that they share with it.
final class CurlInbox: Sendable {
    enum Command {
        case start(CurlJob)
        case cancel(Int)
    }

    private struct State {
        var commands: [Command] = []
        /// Jobs of tasks that run on the worker's thread.
        var tasks: [UnownedJob] = []
        var lastID = 0
        /// Whether the worker waits for events, so that it must be woken.
        var isWaiting = false
        var isOpen = true
        var isStopping = false
    }

    private let state = Mutex(State())
    /// Used under the lock and only while the inbox is open, so what it wakes is still alive.
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

    /// Passes a job to the worker; a job that comes too late is finished at once.
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

    /// Returns whether the worker may wait because there is nothing to do; from then on, an addition wakes it.
    func waits() -> Bool {
        state.withLock { state in
            state.isWaiting = state.commands.isEmpty && state.tasks.isEmpty && !state.isStopping
            return state.isWaiting
        }
    }

    /// Takes the pending commands; `nil` when the worker is to stop.
    func take() -> [Command]? {
        state.withLock { state in
            state.isWaiting = false
            guard !state.isStopping else { return nil }
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// Takes the pending jobs of tasks.
    func takeTasks() -> [UnownedJob] {
        state.withLock { state in
            defer { state.tasks = [] }
            return state.tasks
        }
    }

    /// Adds a job of a task; `false` when the worker accepts no more.
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

/// Tasks may run on the worker's thread, between its requests: they then start a request, and resume at its end,
/// without a change of threads.
extension CurlInbox: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if !add(job) { Self.runElsewhere(job) }
    }

    /// Runs a job of a task that came too late for the worker: the task must still end.
    static func runElsewhere(_ job: UnownedJob) {
        globalConcurrentExecutor.enqueue(ExecutorJob(job))
    }
}

internal import CCurl

/// The loop that owns the multi handle and every easy handle; it runs on one thread from beginning to end.
final class CurlWorker {
    private let multi: CurlMulti
    private let inbox: CurlInbox
    private let configuration: HTTPConfiguration
    /// The transfers in the multi handle, by the job's number.
    private var transfers: [Int: CurlTransfer] = [:]
    /// Transfers that wait for another request.
    private var idle: [CurlTransfer] = []
    private let held = HeldBytes()

    /// Creates a worker, which owns the multi handle from now on.
    init(_ multi: CurlMulti, inbox: CurlInbox, configuration: HTTPConfiguration) {
        self.multi = multi
        self.inbox = inbox
        self.configuration = configuration
    }

    /// Carries out commands until it is told to stop; then ends what is in flight.
    func run() {
        while goOn(), let events = multi.events(resting: inbox.waits()), work(on: events) {}
        let (commands, tasks) = inbox.close()
        for command in commands { carryOut(command) }
        for task in tasks { CurlInbox.runElsewhere(task) }
        for transfer in transfers.values { cancel(transfer) }
    }

    private func work(on events: [SocketWaiter.Event]) -> Bool {
        for event in events {
            guard multi.work(on: event) else { return false }
        }
        finishCompleted()
        return true
    }

    /// Carries out new commands and what libcurl's timer is due for; `false` when the worker is to stop.
    private func goOn() -> Bool {
        guard let commands = takeCommands() else { return false }
        for command in commands { carryOut(command) }
        guard multi.workOnTimer() else { return false }
        finishCompleted()
        return true
    }

    /// Runs the pending jobs of tasks, which may add commands, and takes those; `nil` when the worker is to stop.
    private func takeCommands() -> [CurlInbox.Command]? {
        let executor = unsafe inbox.asUnownedTaskExecutor()
        for task in inbox.takeTasks() { unsafe task.runSynchronously(on: executor) }
        return inbox.take()
    }

    private func carryOut(_ command: CurlInbox.Command) {
        switch command {
        case .start(let job): start(job)
        case .cancel(let id): transfers[id].map(cancel)
        }
    }

    private func start(_ job: CurlJob) {
        do throws(TransportError) {
            let rested = idle.popLast()
            let transfer =
                if let rested {
                    rested
                } else {
                    try CurlTransfer(configuration, socketsIn: multi.waiter, countingIn: held)
                }
            try transfer.take(job)
            guard multi.add(transfer) else { throw .outOfMemory }
            transfers[job.id] = transfer
        } catch {
            job.finish(.failure(error))
        }
    }

    private func finishCompleted() {
        while let completion = multi.nextCompletion() {
            let transfer = completion.transfer
            let outcome = transfer.outcome(completion.code)
            let job = remove(transfer)
            // A handle that has seen a failure is not reused.
            if completion.code == CURLE_OK {
                transfer.rest()
                idle.append(transfer)
            }
            job?.finish(outcome)
        }
    }

    private func cancel(_ transfer: CurlTransfer) {
        remove(transfer)?.finish(.failure(.cancelled(mayHaveBeenSent: transfer.mayHaveBeenSent)))
    }

    private func remove(_ transfer: CurlTransfer) -> CurlJob? {
        multi.remove(transfer)
        if let job = transfer.job { transfers[job.id] = nil }
        return transfer.job
    }
}

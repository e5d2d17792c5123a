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

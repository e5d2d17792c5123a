internal import CCurl

/// The loop that owns the multi handle and every easy handle; it runs on one thread from beginning to end.
@safe final class CurlWorker {
    private let multi: UnsafeMutableRawPointer
    private let inbox: CurlInbox
    private let configuration: HTTPConfiguration
    /// What is in the multi handle, by the job's number.
    private var transfers: [Int: CurlTransfer] = [:]
    /// What waits for another request.
    private var idle: [CurlTransfer] = []

    /// Takes over the inbox's multi handle, which `run` frees.
    init(inbox: CurlInbox, configuration: HTTPConfiguration) {
        unsafe multi = unsafe inbox.multi
        self.inbox = inbox
        self.configuration = configuration
    }

    /// Carries out commands until it is told to stop; then ends what is in flight and frees the handles.
    func run() {
        while let commands = takeCommands() {
            for command in commands { carryOut(command) }
            guard perform() else { break }
            finishCompleted()
            // libcurl returns earlier by itself for its own timers.
            guard unsafe !inbox.waits() || curl_multi_poll(multi, nil, 0, 60_000, nil) == CURLM_OK else { break }
        }
        let (commands, tasks) = inbox.close()
        for command in commands { carryOut(command) }
        for task in tasks { CurlInbox.runElsewhere(task) }
        for transfer in transfers.values { cancel(transfer) }
        unsafe curl_multi_cleanup(multi)
    }

    /// Runs the tasks that are to run, which may add commands, and takes those; `nil` when the worker is to stop.
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
            let transfer = if let rested = idle.popLast() { rested } else { try CurlTransfer(configuration) }
            try transfer.take(job)
            guard unsafe curl_multi_add_handle(multi, transfer.easy.handle) == CURLM_OK else { throw .outOfMemory }
            transfers[job.id] = transfer
        } catch {
            job.finish(.failure(error))
        }
    }

    private func perform() -> Bool {
        var running: Int32 = 0
        return unsafe curl_multi_perform(multi, &running) == CURLM_OK
    }

    private func finishCompleted() {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            // Removing the handle frees the message, so its fields are copied first.
            let code = unsafe message.pointee.data.result
            var context: UnsafeMutableRawPointer?
            unsafe ccurl_get_private(message.pointee.easy_handle, &context)
            guard let transfer = unsafe CurlTransfer.from(context) else { continue }
            let outcome = transfer.outcome(code)
            let job = remove(transfer)
            // A handle that has seen a failure is not trusted with another request.
            if code == CURLE_OK { idle.append(transfer) }
            job?.finish(outcome)
        }
    }

    private func cancel(_ transfer: CurlTransfer) {
        remove(transfer)?.finish(.failure(.cancelled(mayHaveBeenSent: transfer.mayHaveBeenSent)))
    }

    private func remove(_ transfer: CurlTransfer) -> CurlJob? {
        unsafe curl_multi_remove_handle(multi, transfer.easy.handle)
        if let job = transfer.job { transfers[job.id] = nil }
        return transfer.job
    }
}

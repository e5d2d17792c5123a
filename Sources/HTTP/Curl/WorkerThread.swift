internal import Glibc

/// Starts threads that leave signals to the other threads.
enum WorkerThread {
    /// Runs the body on a new thread; `nil` when the system cannot start one.
    static func start(_ body: sending @escaping () -> Void) -> pthread_t? {
        let context = unsafe Unmanaged.passRetained(Body(run: body)).toOpaque()
        var thread = pthread_t()
        let code = unsafe pthread_create(&thread, nil, enter, context)
        guard code == 0 else {
            unsafe Unmanaged<Body>.fromOpaque(context).release()
            return nil
        }
        return thread
    }
}

private final class Body {
    let run: () -> Void

    init(run: @escaping () -> Void) {
        self.run = run
    }
}

/// Where the thread begins: with every signal blocked, so that a broken connection gives an error, not SIGPIPE.
private func enter(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
    if let context = unsafe context {
        unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    }
    return nil
}

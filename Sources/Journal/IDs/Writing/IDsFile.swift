package import Dialogs
internal import Dispatch
internal import Platform
internal import Synchronization

/// The ids file of one run, which is written while the run goes on, as a whole each time, and only where something
/// changed.
///
/// A run that is killed loses nothing: what was made since the file was written last is in its journal.
///
/// Several runs may have one file open, as the shards of a set do. Who writes has the lock of its folder meanwhile, and
/// where the file is not as he knows it, he reads it again: what others wrote stays, but for the keys that he has taken
/// note of himself. A file that can no longer be read is left as it is, and closing it fails.
package final class IDsFile: Sendable {
    private let place: IDsPlace
    private let state: Mutex<State>
    private let known: Mutex<Version>
    private let elapsed: @Sendable () -> Duration
    private let perform: @Sendable (@escaping @Sendable () -> Void) -> Void
    private let lockTries: Int

    private struct State {
        var changes: IDsChanges
        var pace: WritePace
    }

    /// What this run has read or written last, and where.
    private struct Version: Equatable {
        let path: String
        let bytes: [UInt8]?
    }

    /// Opens the ids file of a run, and makes sure that it can be written.
    ///
    /// - Parameters:
    ///   - place: Where it is; where there is none, it is made once there is something to write.
    ///   - application: The run's application, where that is known.
    ///   - clock: The clock by which it is not written too often.
    /// - Returns: The file, which has what the run finds out until it is closed.
    /// - Throws: `IDsFileError`, where it cannot be read or written, is not as it must be, or is of another
    ///   application.
    package static func open(
        at place: IDsPlace,
        application: Int?,
        clock: some Clock<Duration> = ContinuousClock()
    ) throws(IDsFileError) -> IDsFile {
        // Waiting for the disk would hold up the threads that tasks run on.
        let queue = DispatchQueue(label: "ids")
        return try IDsFile(place, application, clock) { queue.async(execute: $0) }
    }

    init<Time: Clock<Duration>>(
        _ place: IDsPlace,
        _ application: Int?,
        _ clock: Time,
        lockTries: Int = 1000,
        perform: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void
    ) throws(IDsFileError) {
        self.place = place
        self.perform = perform
        self.lockTries = lockTries
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
        if case .stateFolder(let folder, host: _) = place { try Self.makeFolder(folder) }
        let file = place.file(application: application)
        let bytes = try file.read()
        let contents = try bytes.map { bytes throws(IDsFileError) in try DialogIDs(parsing: bytes, path: file.path) }
        try contents?.require(application: application, at: file.path)
        try file.checkWritable()
        known = Mutex(Version(path: file.path, bytes: bytes))
        let changes = IDsChanges(of: contents ?? DialogIDs(), application: application)
        state = Mutex(State(changes: changes, pace: WritePace(at: .zero)))
    }

    private static func makeFolder(_ path: String) throws(IDsFileError) {
        do throws(SystemError) {
            try Folder(path).create(permissions: 0o700, isDurable: true)
        } catch {
            throw .system(error)
        }
    }

    /// What the file holds, with what is still on its way to the disk.
    package var contents: DialogIDs { state.withLock { $0.changes.contents } }

    /// The application of what the file holds; `nil` while it is not known.
    package var contentsApplication: Int? { state.withLock { $0.changes.contents.application } }

    /// Takes note of a key's dialog, which goes to the disk some time before `close` returns.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - identity: The dialog; another key that had it has none then.
    ///   - application: The application of the dialog, where that is known.
    package func note(_ key: ExactText, _ identity: DialogIdentity, application: Int?) {
        let begins = state.withLock { state in
            state.changes.note(key, identity, application: application)
            // While the application is not known, the file to write may be another one in the end.
            guard !place.isForOneApplication || state.changes.application != nil else { return false }
            return state.changes.isUnwritten && state.pace.begin(at: elapsed())
        }
        if begins { perform { self.writeMeanwhile() } }
    }

    /// Takes note that keys have no dialog, which goes to the disk before `close` returns.
    package func remove(_ keys: some Sequence<ExactText>) {
        state.withLock { state in
            for key in keys { state.changes.remove(key) }
        }
    }

    /// Brings everything to the disk; nothing may be noted any more.
    ///
    /// - Parameter waits: Asked again and again while another run has the file; `false` ends the waiting.
    /// - Throws: `IDsFileError`, where that cannot be; the file is as it was then.
    package func close(
        waitingWhile waits: @escaping @Sendable () -> Bool = { true }
    ) async throws(IDsFileError) {
        let result: Result<Void, IDsFileError> = await withCheckedContinuation { continuation in
            perform {
                let result = Result { () throws(IDsFileError) in
                    try self.write(lockTries: self.lockTries, while: waits)
                }
                continuation.resume(returning: result)
            }
        }
        try result.get()
    }
}

extension IDsFile {
    /// Writes once; what fails is tried again with the next time, and told by `close`.
    private func writeMeanwhile() {
        let begun = elapsed()
        // Another run that is writing has done so soon.
        try? write(lockTries: 1)
        state.withLock { $0.pace.end(from: begun, to: elapsed()) }
    }

    private func write(lockTries: Int, while waits: () -> Bool = { true }) throws(IDsFileError) {
        let file = state.withLock { state in
            state.changes.isUnwritten ? place.file(application: state.changes.application) : nil
        }
        guard let file else { return }
        try known.withLock { known throws(IDsFileError) in
            let lock = try file.lock(tries: lockTries, while: waits)
            defer { lock.release() }
            try takeOthersChanges(of: file, since: &known)
            guard let taken = state.withLock({ $0.changes.take() }) else { return }
            do throws(IDsFileError) {
                try taken.contents.require(application: taken.application, at: file.path)
                let text = taken.contents.text
                try file.replace(with: text)
                known = Version(path: file.path, bytes: text)
            } catch {
                state.withLock { $0.changes.giveBack() }
                throw error
            }
        }
    }

    /// Reads the file again where it is not the version that this run knows.
    private func takeOthersChanges(of file: IDsDiskFile, since known: inout Version) throws(IDsFileError) {
        let now = Version(path: file.path, bytes: try file.read())
        guard now != known else { return }
        let contents = try now.bytes.map { bytes throws(IDsFileError) in try DialogIDs(parsing: bytes, path: now.path) }
        state.withLock { $0.changes.rebase(onto: contents ?? DialogIDs()) }
        known = now
    }
}

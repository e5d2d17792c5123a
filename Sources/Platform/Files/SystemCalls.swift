internal import Glibc
internal import SystemPackage

// The calls that swift-system 1.8 does not have. Like its own, they are made again as long as a signal interrupts them,
// and throw an `Errno`.

extension FileDescriptor {
    /// Waits until what was written, and all that is known of the file, is on the disk (fsync(2)).
    func sync() throws(Errno) { try call { fsync(rawValue) } }

    /// Waits until what was written is on the disk (fdatasync(2)).
    func syncData() throws(Errno) { try call { fdatasync(rawValue) } }

    /// Gives the file these permissions, whatever the process's mask is (fchmod(2)).
    func change(permissions: FilePermissions) throws(Errno) { try call { fchmod(rawValue, permissions.rawValue) } }

    /// Takes the file's lock or lets go of it, without waiting (flock(2)).
    func lock(_ operation: CInt) throws(Errno) { try call { flock(rawValue, operation | LOCK_NB) } }

    /// Waits until something can be read or written (poll(2)).
    ///
    /// - Parameters:
    ///   - events: What is waited for.
    ///   - milliseconds: How long at most; `nil` for as long as it takes.
    /// - Throws: `Errno.timedOut`, where nothing could be done within that time.
    func wait(for events: CInt, atMost milliseconds: CInt? = nil) throws(Errno) {
        var state = pollfd(fd: rawValue, events: Int16(events), revents: 0)
        var ready: CInt = 0
        try call {
            ready = unsafe poll(&state, 1, milliseconds ?? -1)
            return ready
        }
        guard ready > 0 else { throw .timedOut }
    }
}

/// Calls by path.
enum FileSystem {
    /// Gives a file another name, and takes that from another file which has it (rename(2)).
    static func move(_ path: String, to target: String) throws(Errno) { try call { unsafe rename(path, target) } }

    /// Gives a file a second name, which nothing may have yet (link(2)).
    static func link(_ path: String, to target: String) throws(Errno) { try call { unsafe Glibc.link(path, target) } }

    /// Takes a name from a file (unlink(2)).
    static func remove(_ path: String) throws(Errno) { try call { unsafe unlink(path) } }

    /// Makes a folder (mkdir(2)).
    static func makeFolder(_ path: String, _ permissions: UInt32) throws(Errno) {
        try call { unsafe mkdir(path, permissions) }
    }

    /// The path without links, as bytes (realpath(3)).
    static func realPath(_ path: String) throws(Errno) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw Errno(rawValue: errno) }
        defer { unsafe free(resolved) }
        guard let text = unsafe String(validatingCString: resolved) else { throw .illegalByteSequence }
        return text
    }

    /// What a symbolic link says (readlink(2)).
    static func target(ofLink path: String) throws(Errno) -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = unsafe readlink(path, &buffer, buffer.count)
        guard length >= 0 else { throw Errno(rawValue: errno) }
        let bytes = buffer.prefix(length).map(UInt8.init(bitPattern:))
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .illegalByteSequence }
        return text
    }

    /// The names in a folder in no order; to the system they are bytes, not text (readdir(3)).
    static func names(inFolder path: String) throws(Errno) -> [[UInt8]] {
        guard let folder = unsafe opendir(path) else { throw Errno(rawValue: errno) }
        defer { unsafe closedir(folder) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = unsafe readdir(folder) {
            names.append(unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) })
        }
        guard errno == 0 else { throw Errno(rawValue: errno) }
        return names
    }
}

/// Calls the system until no signal interrupts it.
private func call(_ work: () -> CInt) throws(Errno) {
    while work() == -1 {
        let failure = Errno(rawValue: errno)
        guard failure == .interrupted else { throw failure }
    }
}

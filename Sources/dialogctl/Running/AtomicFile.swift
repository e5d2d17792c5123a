import Glibc

/// A file that is written in one step: a crash leaves the old one or the new one, whole.
enum AtomicFile {
    /// Why a file could not be written, as the system's error number.
    struct Failure: Error {
        let code: Int32

        /// The reason, in the system's words.
        var words: String { unsafe String(cString: strerror(code)) }
    }

    /// Puts a file with these bytes in place; one that is there keeps its permissions, and a symbolic link stays one.
    ///
    /// What is no regular file, such as a pipe, gets the bytes as they are.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let target = unsafe resolved(path) ?? path
        var status = stat()
        let exists = unsafe stat(target, &status) == 0
        guard !exists || status.st_mode & S_IFMT == S_IFREG else {
            return try write(bytes, into: target, O_WRONLY, keeping: nil)
        }
        let new = "\(target).\(getpid()).new"
        do throws(Failure) {
            try write(bytes, into: new, O_WRONLY | O_CREAT | O_EXCL, keeping: exists ? status : nil)
            guard unsafe rename(new, target) == 0 else { throw Failure(code: errno) }
        } catch {
            if error.code != EEXIST { _ = unsafe unlink(new) }
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], into path: String, _ flags: Int32, keeping status: stat?)
        throws(Failure)
    {
        let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        if let status {
            // Only root may give a file to another user; for everybody else it is theirs already, or becomes it.
            _ = fchown(descriptor, status.st_uid, status.st_gid)
            guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw Failure(code: errno) }
        }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(code: errno) }
            written += count
        }
        // A pipe cannot be synced, and says so with EINVAL (fsync(2)).
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Failure(code: errno) }
    }

    /// The path without symbolic links; `nil` where nothing is there yet.
    @unsafe private static func resolved(_ path: String) -> String? {
        guard let text = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }
}

internal import Glibc

/// A file that is written as a whole or not at all: readers see the old text until the new one is complete.
package struct AtomicFile {
    /// Why it cannot be written, in the system's words.
    package struct Unwritable: Error {
        package let reason: String

        fileprivate init(_ number: Int32) { reason = unsafe String(cString: strerror(number)) }

        fileprivate init(_ reason: String) { self.reason = reason }
    }

    package let path: String

    /// The file at a path, which need not be there yet.
    package init(path: String) {
        self.path = path
    }

    /// Makes sure that the file can be written, without changing it.
    ///
    /// - Throws: `Unwritable`, where it cannot.
    package func check() throws(Unwritable) {
        switch try kind() {
        case .folder: throw Unwritable("it is a folder")
        case .device: if unsafe access(path, W_OK) != 0 { throw Unwritable(errno) }
        case .file(let target):
            let attempt = Self.temporaryPath(beside: target)
            close(try Self.create(attempt))
            unsafe unlink(attempt)
        }
    }

    /// Puts the text in the place of what the file holds; the file keeps its permissions.
    ///
    /// - Throws: `Unwritable`, where it cannot; the file is as it was then.
    package func replace(with text: String) throws(Unwritable) { try replace(with: Array(text.utf8)) }

    /// Puts the bytes in the place of what the file holds; the file keeps its permissions.
    ///
    /// - Throws: `Unwritable`, where it cannot; the file is as it was then.
    package func replace(with text: [UInt8]) throws(Unwritable) {
        switch try kind() {
        case .folder: throw Unwritable("it is a folder")
        case .device:
            let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
            guard descriptor >= 0 else { throw Unwritable(errno) }
            try Self.write(text, to: descriptor)
        case .file(let target):
            let temporary = Self.temporaryPath(beside: target)
            let descriptor = try Self.create(temporary)
            do throws(Unwritable) {
                var status = stat()
                if unsafe stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
                try Self.write(text, to: descriptor)
                guard unsafe rename(temporary, target) == 0 else { throw Unwritable(errno) }
            } catch {
                unsafe unlink(temporary)
                throw error
            }
        }
    }

    /// Whether a file of a disk is there, which can be added to.
    package var isRegular: Bool {
        if case .file? = try? kind() { unsafe access(path, W_OK) == 0 } else { false }
    }

    private enum Kind {
        /// A file, or none yet, and where it really is.
        case file(String)
        /// What cannot be replaced and has to be written to, such as `/dev/null` or a pipe.
        case device
        case folder
    }

    private func kind() throws(Unwritable) -> Kind {
        // These may lead to a file that this process has open already, such as the one that standard error goes to.
        if path.hasPrefix("/dev/") { return .device }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw Unwritable(errno) }
            return .file(path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder
        case S_IFREG:
            // A link stays a link: what it points to is replaced.
            guard let real = unsafe realpath(path, nil) else { throw Unwritable(errno) }
            defer { unsafe free(real) }
            return .file(unsafe String(cString: real))
        default: return .device
        }
    }

    private static func temporaryPath(beside path: String) -> String { "\(path).\(getpid()).tmp" }

    private static func create(_ path: String) throws(Unwritable) -> Int32 {
        // A run that was killed may have left one; whatever else is there must not be written through.
        unsafe unlink(path)
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Unwritable(errno) }
        return descriptor
    }

    /// Writes all of the text, has it reach the disk, and closes the file.
    private static func write(_ text: [UInt8], to descriptor: Int32) throws(Unwritable) {
        defer { close(descriptor) }
        var rest = text[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno != EINTR { throw Unwritable(errno) }
            rest = rest.dropFirst(max(0, written))
        }
        // What is no file of a disk cannot be synchronized, and need not be.
        if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP, errno != EROFS { throw Unwritable(errno) }
    }
}

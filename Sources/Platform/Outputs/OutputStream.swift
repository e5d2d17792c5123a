internal import Glibc
internal import SystemPackage

/// What cannot be replaced, open to be written to: a device, a pipe, or what the process has open already.
///
/// Neither opening it nor writing to it waits without an end for somebody who reads.
final class OutputStream: Sendable {
    private enum Way {
        /// Opened for this output alone.
        case opened(Descriptor)
        /// Opened by whoever started the process.
        case inherited(StandardStream)
    }

    private let way: Way

    /// Opens what is at a path.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - tries: How often a pipe is tried that nobody has opened to read it, every hundredth of a second.
    /// - Throws: `AtomicFile.Unwritable`, where it cannot be written to, or nobody reads it.
    init(opening path: String, tries: Int) throws(AtomicFile.Unwritable) {
        var left = tries
        while true {
            do throws(SystemError) {
                way = .opened(try Descriptor(opening: path, for: .writing, [.appends, .neverWaits]))
                return
            } catch {
                guard error.code == Errno.noSuchAddressOrDevice.rawValue else { throw .system(error) }
                guard left > 1 else { throw .unread }
                left -= 1
                _ = poll(nil, 0, 10)
            }
        }
    }

    /// Takes what is open under a name on the file system of processes, such as `/proc/self/fd/1`.
    ///
    /// Opening what this process has open once more would fail with a socket, and write over a file from its start.
    ///
    /// - Throws: `AtomicFile.Unwritable`, where another process has it open, and it cannot be written to.
    convenience init(openAs name: String, tries: Int) throws(AtomicFile.Unwritable) {
        guard let folder = try? realPath(Folder(of: name).path), folder == "/proc/\(getpid())/fd",
            let number = name.split(separator: "/").last.flatMap({ CInt($0) })
        else {
            try self.init(opening: name, tries: tries)
            return
        }
        try self.init(inheriting: StandardStream(descriptor: number), name)
    }

    private init(inheriting stream: StandardStream, _ name: String) throws(AtomicFile.Unwritable) {
        guard (try? stream.status) != nil else {
            throw .system(SystemError(.open, path: name, code: Errno.noSuchFileOrDirectory.rawValue))
        }
        way = .inherited(stream)
    }

    /// Writes all bytes.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - milliseconds: How long a reader is waited for who stands still.
    /// - Throws: `AtomicFile.Unwritable`, where some or all of them could not be written.
    func write(_ bytes: [UInt8], waitingAtMost milliseconds: Int32) throws(AtomicFile.Unwritable) {
        do throws(SystemError) {
            switch way {
            case .inherited(let stream):
                try stream.write(String(decoding: bytes, as: UTF8.self), waitingAtMost: milliseconds)
            case .opened(let descriptor):
                let failure = descriptor.writeMost(of: bytes, waitingAtMost: milliseconds).failure
                if let failure { throw failure }
            }
        } catch {
            // Like the standard streams: who reads what was open before may go away.
            if case .inherited = way, error.isReaderGone { return }
            throw .system(error)
        }
    }
}

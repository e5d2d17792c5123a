internal import Glibc
internal import SystemPackage

/// A stream that the process was started with.
package struct StandardStream: Sendable {
    let descriptor: CInt

    /// Takes a descriptor that is open and stays so.
    package init(descriptor: CInt) {
        self.descriptor = descriptor
    }

    /// Standard input.
    package static let input = Self(descriptor: STDIN_FILENO)
    /// Standard output.
    package static let output = Self(descriptor: STDOUT_FILENO)
    /// Standard error.
    package static let error = Self(descriptor: STDERR_FILENO)

    /// Whether a terminal is at the other end.
    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Waits for something to read, for a twentieth of a second at most.
    ///
    /// - Returns: Whether there is something, be it the end or a failure.
    package func hasInput() -> Bool {
        do throws(Errno) {
            try FileDescriptor(rawValue: descriptor).wait(for: POLLIN, atMost: 50)
            return true
        } catch {
            return error != .timedOut
        }
    }

    /// Reads what is left, at most as many bytes as the limit and one more, by which the reader can tell that there are
    /// too many.
    package func bytes(limit: Int) throws(SystemError) -> [UInt8] {
        try SystemError.naming(.read, "-") { try FileDescriptor(rawValue: descriptor).bytes(limit: limit) }
    }

    /// Writes all of a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - milliseconds: How long a reader is waited for who stands still; `nil` for as long as it takes.
    /// - Throws: `SystemError`, where some or all of it could not be written.
    package func write(_ text: String, waitingAtMost milliseconds: Int32? = nil) throws(SystemError) {
        var text = text
        let failure = text.withUTF8 {
            unsafe FileDescriptor(rawValue: descriptor)
                .writeMost(of: UnsafeRawBufferPointer($0), waitingAtMost: milliseconds).failure
        }
        if let failure { throw SystemError(.write, path: "-", code: failure.rawValue) }
    }
}

extension StandardStream {
    /// Writes all of a text, and waits for a reader who stands still only as long as that is wanted.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - waits: Asked four times a second while a pipe is full; `false` ends the waiting.
    /// - Throws: `SystemError`, where some or all of it could not be written.
    package func write(_ text: String, while waits: () -> Bool) throws(SystemError) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let (count, failure) = unsafe rest.withUnsafeBytes {
                unsafe FileDescriptor(rawValue: descriptor).writeMost(of: $0, waitingAtMost: 250)
            }
            rest = rest.dropFirst(count)
            guard let failure else { return }
            guard failure == .timedOut, waits() else { throw SystemError(.write, path: "-", code: failure.rawValue) }
        }
    }
}

extension SystemError {
    /// Whether a reader stands still.
    package var isTimeout: Bool { code == Errno.timedOut.rawValue }

    /// Whether nobody reads what is written any more.
    package var isReaderGone: Bool { code == Errno.brokenPipe.rawValue }
}

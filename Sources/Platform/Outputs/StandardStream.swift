internal import Glibc
internal import SystemPackage

/// A stream that the process was started with.
package struct StandardStream: Sendable {
    private let descriptor: CInt

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

    /// Reads what is left, at most as many bytes as the limit and one more, by which the reader can tell that there are
    /// too many.
    package func bytes(limit: Int) throws(SystemError) -> [UInt8] {
        try SystemError.naming(.read, "-") { try FileDescriptor(rawValue: descriptor).bytes(limit: limit) }
    }

    /// Writes all of a text.
    ///
    /// - Throws: `SystemError`, where some or all of it could not be written.
    package func write(_ text: String) throws(SystemError) {
        var text = text
        let failure = text.withUTF8 {
            unsafe FileDescriptor(rawValue: descriptor).writeMost(of: UnsafeRawBufferPointer($0)).failure
        }
        if let failure { throw SystemError(.write, path: "-", code: failure.rawValue) }
    }
}

extension SystemError {
    /// Whether nobody reads what is written any more.
    package var isReaderGone: Bool { code == Errno.brokenPipe.rawValue }
}

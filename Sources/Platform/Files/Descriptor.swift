internal import Glibc
internal import Synchronization
internal import SystemPackage

/// An open file, closed once: by `close`, or with the last reference.
package final class Descriptor: Sendable {
    /// What a file is opened for.
    package enum Access: Sendable {
        case reading
        case writing
        case readingAndWriting
    }

    /// How a file is opened.
    package struct Options: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// A file is made where there is none.
        package static let creates = Self(rawValue: 1)
        /// The file must be new: what is there already, even a link, is refused.
        package static let isNew = Self(rawValue: 2)
        /// What is written goes to the end.
        package static let appends = Self(rawValue: 4)
        /// A symbolic link at the end of the path is refused.
        package static let refusesLinks = Self(rawValue: 8)
        /// Neither opening nor reading waits for the other end of a pipe.
        package static let neverWaits = Self(rawValue: 16)
    }

    /// The path by which it was opened.
    package let path: String
    private let descriptor: Atomic<CInt>

    /// Opens a file; no other program that this one starts has it.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - access: What it is opened for.
    ///   - options: How it is opened.
    ///   - permissions: Those of a new file, less what the process's mask takes.
    /// - Throws: `SystemError`, where it cannot be opened.
    package init(
        opening path: String,
        for access: Access,
        _ options: Options = [],
        permissions: UInt32 = 0o666
    ) throws(SystemError) {
        self.path = path
        let opened = try SystemError.naming(.open, path) {
            try unsafe path.withCString {
                try unsafe FileDescriptor.open(
                    $0,
                    access.mode,
                    options: options.flags,
                    permissions: FilePermissions(rawValue: permissions)
                )
            }
        }
        descriptor = Atomic(opened.rawValue)
    }

    deinit { close() }

    /// The system's descriptor; one that every call refuses, once it is closed.
    var file: FileDescriptor { FileDescriptor(rawValue: descriptor.load(ordering: .acquiring)) }

    /// Closes it; what must be on the disk was synced before.
    package func close() {
        let number = descriptor.exchange(-1, ordering: .acquiringAndReleasing)
        // Not made again where a signal interrupts it: Linux has closed it by then (close(2)).
        if number >= 0 { _ = Glibc.close(number) }
    }
}

extension Descriptor {
    /// Reads what is left, at most as many bytes as the limit and one more, by which the reader can tell that there are
    /// too many; where it is known how many are expected, it takes less time.
    package func bytes(limit: Int, expecting size: Int = 0) throws(SystemError) -> [UInt8] {
        try SystemError.naming(.read, path) { try file.bytes(limit: limit, expecting: size) }
    }

    /// Reads once; nothing at the end.
    package func next(atMost limit: Int) throws(SystemError) -> [UInt8] {
        try SystemError.naming(.read, path) { try file.next(atMost: limit) }
    }

    /// The first bytes, wherever reading and writing stand.
    package func beginning(length: Int) throws(SystemError) -> [UInt8] {
        try SystemError.naming(.read, path) {
            try unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
                count = try unsafe file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }

    /// Writes all bytes.
    ///
    /// - Throws: `SystemError`, where some or all of them could not be written.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        if let failure = writeMost(of: bytes).failure { throw failure }
    }

    /// Writes as many bytes as there is room for.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - milliseconds: How long a full pipe is waited for each time; `nil` for as long as it takes.
    /// - Returns: How many were written, and where that is not all of them, why.
    package func writeMost(
        of bytes: [UInt8],
        waitingAtMost milliseconds: Int32? = nil
    ) -> (count: Int, failure: SystemError?) {
        let (count, failure) = unsafe bytes.withUnsafeBytes {
            unsafe file.writeMost(of: $0, waitingAtMost: milliseconds)
        }
        return (count, failure.map { SystemError(.write, path: path, code: $0.rawValue) })
    }

    /// Cuts the file off behind so many bytes.
    package func truncate(to length: Int) throws(SystemError) {
        try SystemError.naming(.write, path) { try file.resize(to: Int64(length)) }
    }

    /// Gives the file these permissions, whatever the process's mask is.
    func change(permissions: UInt32) throws(SystemError) {
        try SystemError.naming(.write, path) { try file.change(permissions: FilePermissions(rawValue: permissions)) }
    }

    /// Returns once a crash can no longer take away what was written, nor what is known of the file.
    package func sync() throws(SystemError) { try SystemError.naming(.sync, path, file.sync) }

    /// Returns once a crash can no longer take away what was written.
    package func syncData() throws(SystemError) { try SystemError.naming(.sync, path, file.syncData) }
}

extension Descriptor.Access {
    fileprivate var mode: FileDescriptor.AccessMode {
        switch self {
        case .reading: .readOnly
        case .writing: .writeOnly
        case .readingAndWriting: .readWrite
        }
    }
}

extension Descriptor.Options {
    fileprivate var flags: FileDescriptor.OpenOptions {
        var flags: FileDescriptor.OpenOptions = [.closeOnExec, FileDescriptor.OpenOptions(rawValue: O_NOCTTY)]
        if contains(.creates) || contains(.isNew) { flags.insert(.create) }
        if contains(.isNew) { flags.insert(.exclusiveCreate) }
        if contains(.appends) { flags.insert(.append) }
        if contains(.refusesLinks) { flags.insert(.noFollow) }
        if contains(.neverWaits) { flags.insert(.nonBlocking) }
        return flags
    }
}

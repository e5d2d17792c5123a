internal import Glibc
internal import SystemPackage

extension FileDescriptor {
    /// Reads what is left, at most as many bytes as the limit and one more.
    func bytes(limit: Int, expecting size: Int = 0) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            // The first piece is all that a regular file has, and one byte more to see its end.
            let wanted = min(max(min(size, limit) + 1 - bytes.count, 1 << 16), limit + 1 - bytes.count)
            let piece = try next(atMost: wanted)
            if piece.isEmpty { break }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        return bytes
    }

    /// Reads once; nothing at the end.
    func next(atMost limit: Int) throws -> [UInt8] {
        try unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = try unsafe read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Writes as many bytes as there is room for; a pipe that is full for now is waited for.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - milliseconds: How long a full pipe is waited for each time; `nil` for as long as it takes.
    /// - Returns: How many were written, and where that is not all of them, why.
    func writeMost(
        of bytes: UnsafeRawBufferPointer,
        waitingAtMost milliseconds: CInt? = nil
    ) -> (count: Int, failure: Errno?) {
        // What is no longer than this is written without waiting once there is room in a pipe (pipe(7)).
        let most = milliseconds == nil ? bytes.count : Int(PIPE_BUF)
        var count = 0
        while count < bytes.count {
            do {
                if milliseconds != nil { try wait(for: POLLOUT, atMost: milliseconds) }
                let piece = unsafe bytes[count..<min(count + most, bytes.count)]
                let written = try unsafe write(UnsafeRawBufferPointer(rebasing: piece))
                guard written > 0 else { return (count, .ioError) }
                count += written
            } catch Errno.wouldBlock {
                do throws(Errno) { try wait(for: POLLOUT, atMost: milliseconds) } catch { return (count, error) }
            } catch {
                return (count, (error as? Errno) ?? .ioError)
            }
        }
        return (count, nil)
    }
}

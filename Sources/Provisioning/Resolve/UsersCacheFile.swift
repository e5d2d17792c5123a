internal import Glibc
internal import QuickBlox

/// The file that keeps who was found.
struct UsersCacheFile {
    let path: String

    /// The longest file that is read, in bytes.
    private static let longest = 128 << 20

    /// What the file holds; an empty cache where there is none.
    ///
    /// - Throws: A `RunFailure` where it is no cache, or one of another application.
    func read(for account: UsersCache.Account) throws(RunFailure) -> UsersCache {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return UsersCache(of: account) }
            throw failure("cannot be read")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= Self.longest {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw failure("cannot be read") }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        guard bytes.count <= Self.longest, let cache = try? UsersCache(json: bytes) else {
            throw failure("is no cache of users: remove it, or name another")
        }
        guard cache.account == account else {
            let text = "users cache '\(path)' is of another application or key: name another file, or remove it"
            throw RunFailure(text, status: .stoppedByRail)
        }
        return cache
    }

    /// Replaces the file as a whole, so that whoever reads it meanwhile sees the old one or the new one.
    ///
    /// - Returns: Whether that was possible.
    func write(_ cache: UsersCache) -> Bool {
        let draft = "\(path).new"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        var rest = cache.json[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { break }
            rest = rest.dropFirst(max(0, count))
        }
        let isWhole = rest.isEmpty && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWhole, unsafe rename(draft, path) == 0 else {
            unsafe unlink(draft)
            return false
        }
        return true
    }

    private func failure(_ text: String) -> RunFailure { RunFailure("users cache '\(path)' \(text)", status: .usage) }
}

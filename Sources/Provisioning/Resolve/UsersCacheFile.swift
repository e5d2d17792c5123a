internal import Platform
internal import QuickBlox

/// The file that caches the users found.
struct UsersCacheFile {
    let path: String

    /// The longest file that is read, in bytes.
    private static let longest = 128 << 20

    /// The cache in the file; an empty one if there is no file.
    ///
    /// - Throws: A `RunFailure` if it is not a cache, or belongs to another application.
    func read(for account: UsersCache.Account) throws(RunFailure) -> UsersCache {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try ReadableFile(path).bytes(limit: Self.longest)
        } catch {
            if error.isMissing { return UsersCache(of: account) }
            throw failure("cannot be read")
        }
        guard bytes.count <= Self.longest, let cache = try? UsersCache(json: bytes) else {
            throw failure("is no cache of users: remove it, or name another")
        }
        guard cache.account == account else {
            let text = "users cache '\(path)' is of another application or key: name another file, or remove it"
            throw RunFailure(text, status: .stoppedBySafetyRail)
        }
        return cache
    }

    /// Replaces the file as a whole, so that a concurrent reader sees either the old one or the new one.
    ///
    /// - Returns: Whether it was written.
    func write(_ cache: UsersCache) -> Bool {
        (try? AtomicFile(path: path, permissions: 0o600).replace(with: cache.json)) != nil
    }

    private func failure(_ text: String) -> RunFailure { RunFailure("users cache '\(path)' \(text)", status: .usage) }
}

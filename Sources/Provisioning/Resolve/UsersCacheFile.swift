internal import Platform
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

    /// Replaces the file as a whole, so that whoever reads it meanwhile sees the old one or the new one.
    ///
    /// - Returns: Whether that was possible.
    func write(_ cache: UsersCache) -> Bool {
        (try? AtomicFile(path: path, permissions: 0o600).replace(with: cache.json)) != nil
    }

    private func failure(_ text: String) -> RunFailure { RunFailure("users cache '\(path)' \(text)", status: .usage) }
}

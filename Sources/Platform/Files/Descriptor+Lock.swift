internal import Glibc
internal import SystemPackage

extension Descriptor {
    /// Takes the file's lock, which one descriptor at a time has, and which goes with it however its process ends.
    ///
    /// Unless told otherwise, it waits a quarter of a second for one that is about to be released: a process that is
    /// being killed, or a child that has not yet replaced its image, holds it a moment longer than its work.
    ///
    /// - Parameters:
    ///   - tries: How often it is tried, every hundredth of a second, while another has it.
    ///   - waits: Asked before each further try; `false` ends the waiting.
    /// - Returns: Whether it was taken; where not, another has it.
    /// - Throws: `SystemError`, where the file system has no locks.
    package func lock(tries: Int = 25, while waits: () -> Bool = { true }) throws(SystemError) -> Bool {
        for _ in 1..<max(1, tries) {
            if try tryLock() { return true }
            guard waits() else { return false }
            _ = poll(nil, 0, 10)
        }
        return try tryLock()
    }

    /// Takes the file's lock unless another has it, without waiting.
    package func tryLock() throws(SystemError) -> Bool { try tryLock(LOCK_EX) }

    /// Whether another has the file's lock.
    ///
    /// Whoever wants it meanwhile waits longer than this takes.
    package var isLocked: Bool {
        guard let isFree = try? tryLock(LOCK_SH) else { return false }
        if isFree { try? file.lock(LOCK_UN) }
        return !isFree
    }

    private func tryLock(_ kind: CInt) throws(SystemError) -> Bool {
        do throws(Errno) {
            try file.lock(kind)
            return true
        } catch .wouldBlock {
            return false
        } catch {
            throw SystemError(.lock, path: path, code: error.rawValue)
        }
    }
}

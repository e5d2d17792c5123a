internal import Glibc

extension [UInt8] {
    /// The place of the first line feed from a place on, which is at most the end.
    func lineEnd(from start: Int) -> Int? {
        unsafe withUnsafeBufferPointer { unsafe $0.lineEnd(from: start) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The place of the first line feed from a place on, which is at most the end.
    func lineEnd(from start: Int) -> Int? {
        guard let base = baseAddress,
            let found = unsafe memchr(base + start, Int32(UInt8(ascii: "\n")), count - start)
        else { return nil }
        return unsafe UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }
}

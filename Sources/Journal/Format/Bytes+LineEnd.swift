internal import Glibc

extension [UInt8] {
    /// The place of the first line feed from a place on, which is at most the end.
    func lineEnd(from start: Int) -> Int? {
        unsafe withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
            guard let base = rest.baseAddress, let found = unsafe memchr(base, Int32(UInt8(ascii: "\n")), rest.count)
            else { return nil }
            return unsafe start + base.distance(to: UnsafeRawPointer(found))
        }
    }
}

extension [UInt8] {
    /// The same bytes without spare capacity, for bytes that are kept for long.
    var trimmedToSize: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        bytes.append(contentsOf: self)
        return bytes
    }
}

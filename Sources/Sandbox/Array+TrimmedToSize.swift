extension [UInt8] {
    /// The same bytes in no more memory than they take, for those that are kept for long.
    var trimmedToSize: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        bytes.append(contentsOf: self)
        return bytes
    }
}

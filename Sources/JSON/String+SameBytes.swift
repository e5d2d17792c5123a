extension String {
    /// Whether two texts have the same Unicode scalars.
    ///
    /// Most texts that differ do so in length, or are not even equal in Swift's sense; both are quick to check.
    package func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        var (first, second) = (self, other)
        return first.withUTF8 { first in
            second.withUTF8 { second in
                for place in first.indices where unsafe first[place] != second[place] { return false }
                return true
            }
        }
    }
}

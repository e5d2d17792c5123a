/// User IDs, as ranges.
package struct UserRanges: Hashable, Sendable {
    /// The ranges, in ascending order and without overlap.
    private let ranges: [ClosedRange<Int>]

    /// Reads IDs and ranges of IDs, separated by commas: `1-1000,96831328`.
    ///
    /// Returns `nil` if a part is neither a positive number nor a range of positive numbers.
    package init?(_ text: String) {
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let range = Self.range(part) else { return nil }
            ranges.append(range)
        }
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    /// Whether an ID is in one of the ranges.
    package func contains(_ user: Int) -> Bool {
        let position = ranges.partitionPoint { $0.upperBound < user }
        return position < ranges.count && ranges[position].contains(user)
    }

    /// The first ID from a given one on that is in none of the ranges; `nil` if none is left.
    func firstFree(from id: Int) -> Int? {
        var id = id
        for range in ranges where range.contains(id) {
            guard range.upperBound < .max else { return nil }
            id = range.upperBound + 1
        }
        return id
    }

    private static func range(_ part: Substring) -> ClosedRange<Int>? {
        let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.trimmed) ?? 0 }
        guard let first = bounds.first, let last = bounds.last, bounds.count <= 2, first > 0, first <= last else {
            return nil
        }
        return first...last
    }
}

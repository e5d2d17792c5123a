extension Array where Element: CustomStringConvertible {
    /// The first elements up to a limit, separated by commas, and how many more there are.
    func listed(limit: Int) -> String {
        let shown = prefix(limit).map(\.description).joined(separator: ", ")
        return count > limit ? "\(shown) and \(count - limit) more" : shown
    }
}

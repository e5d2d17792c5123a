extension [Annotation] {
    /// How many annotations of each level GitHub shows for one step; it drops the rest silently.
    private static let shownOfALevel = 10

    /// The first annotations of a level, and one with the number of the rest.
    ///
    /// - Parameters:
    ///   - level: Their level.
    ///   - title: The title of the last one.
    ///   - others: How many of this level are shown besides.
    /// - Returns: As many as GitHub shows.
    func shown(of level: Annotation.Level, titled title: String, asideFrom others: Int) -> [Annotation] {
        let limit = Self.shownOfALevel - others
        guard count > limit else { return self }
        let rest = count - (limit - 1)
        let message = "\(rest) more are not shown here: GitHub shows no more of a step"
        return prefix(limit - 1) + [Annotation(level: level, title: title, message: message)]
    }
}

extension Router {
    /// What is set to go wrong, a line each, for the page.
    var activeFaults: [String] { [] }
}

extension Router {
    /// The rules of the active faults, for the page.
    var activeFaults: [String] { [] }
}

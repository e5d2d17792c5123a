import ArgumentParser

/// How the progress of a run is shown on standard error.
enum ProgressMode: String, CaseIterable, ExpressibleByArgument {
    /// A line that is drawn again and again where standard error is a terminal, and nothing elsewhere.
    case auto
    /// A line every ten seconds.
    case plain
    /// Nothing.
    case none
}

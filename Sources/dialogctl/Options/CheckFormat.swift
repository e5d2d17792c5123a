import ArgumentParser

/// What standard output carries of a check.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
    /// Lines for a person.
    case text
    /// One JSON object.
    case json
}

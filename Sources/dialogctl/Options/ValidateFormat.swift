import ArgumentParser

/// What standard output carries of a check of manifests.
enum ValidateFormat: String, CaseIterable, ExpressibleByArgument {
    /// Lines for a person.
    case text
    /// One JSON object.
    case json
    /// Annotations of a GitHub Actions workflow, on the lines of the manifests.
    case github
}

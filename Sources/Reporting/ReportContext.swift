/// Where and when a run took place, and the name of its report.
package struct ReportContext: Hashable, Sendable {
    /// The API's address; `nil` if the run ended before it was known.
    package let endpoint: String?
    /// When the run ended, as ISO 8601.
    package let time: String
    /// The name that distinguishes this report from others on the same pull request; `nil` if there are no others.
    package let name: String?
    /// How the paths of manifests are shown in annotations.
    package let paths: AnnotationPaths

    /// Creates a context.
    package init(
        endpoint: String?,
        time: String,
        name: String? = nil,
        paths: AnnotationPaths = AnnotationPaths(workingFolder: "/")
    ) {
        self.endpoint = endpoint
        self.time = time
        self.name = name
        self.paths = paths
    }

    func mapped(_ clean: (String) -> String) -> Self {
        Self(endpoint: endpoint.map(clean), time: time, name: name, paths: paths)
    }
}

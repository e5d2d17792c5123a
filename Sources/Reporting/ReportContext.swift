/// Where and when a run took place, and what its report is called.
package struct ReportContext: Hashable, Sendable {
    /// The API's address; `nil` where the run ended before it was known.
    package let endpoint: String?
    /// When the run ended, as ISO 8601.
    package let time: String
    /// What tells this report from others of the same pull request; `nil` where there is one.
    package let name: String?
    /// Where the manifests' paths start.
    package let paths: AnnotationPaths

    /// Creates an occasion.
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

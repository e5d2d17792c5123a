/// Everything that a plan was made of.
package struct PlanInputs: Hashable, Sendable {
    /// The files and folders that were named.
    package let paths: [String]
    /// The files that were read.
    package let files: [PlanInput]

    /// Names the files, and what led to them.
    package init(_ files: [PlanInput], of paths: [String] = []) {
        self.paths = paths
        self.files = files
    }
}

extension PlanInputs: ExpressibleByArrayLiteral {
    package init(arrayLiteral files: PlanInput...) { self.init(files) }
}

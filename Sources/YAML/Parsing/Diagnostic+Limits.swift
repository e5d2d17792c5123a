package import Diagnostics

extension Diagnostic.Message {
    /// A file beyond the limit, in bytes, that `Limits` sets.
    package static func tooManyBytes(limit: Int) -> Self {
        "the file has more than \(limit >> 20) MiB: split it into several files"
    }

    static func tooManyNodes(limit: Int) -> Self {
        "the file has more than \(limit) values: split it into several files"
    }

    static func tooDeep(limit: Int) -> Self { "more than \(limit) lists and maps inside one another" }

    static let secondDocument: Self = "a second document begins here: a file holds one, so put this into its own file"

    static let utf16: Self = "the file is UTF-16: save it as UTF-8"
}

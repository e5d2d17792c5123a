package import Platform

/// A file that a run reads or writes, and what for.
package struct RunFile: Sendable {
    /// What the user calls it: an option, or its part in the run.
    let name: String
    /// The path of the file.
    package let path: String

    /// Names a file by the option that says its path, or by its part in the run.
    package init(_ name: String, _ path: String) {
        self.name = name
        self.path = path
    }

    /// Makes sure that the file can be written, before anything is sent.
    ///
    /// - Returns: The output, which is written later.
    /// - Throws: A `RunFailure` if it cannot.
    package func prepare() throws(RunFailure) -> PreparedOutput {
        do throws(AtomicFile.Unwritable) {
            return try AtomicFile(path: path).open()
        } catch {
            throw RunFailure("\(self) cannot be written: \(error.reason)", status: .usage)
        }
    }
}

extension RunFile: CustomStringConvertible {
    package var description: String { path.isEmpty ? name : "\(name) '\(path)'" }
}

package import Dialogs
internal import Platform
internal import Reporting

/// The file that gets the people who were not found.
package struct MissingFile: Sendable {
    private let file: RunFile
    private let output: PreparedOutput
    private let redacted: @Sendable (_ text: String) -> String

    /// Makes sure that the file can be written, before anything is sent.
    ///
    /// - Parameters:
    ///   - file: The option that names the file, and its path.
    ///   - redacted: Removes credentials from a text.
    /// - Returns: The file; `nil` without a path.
    /// - Throws: A `RunFailure` if it cannot be written.
    package static func prepare(
        _ file: RunFile?,
        redacted: @escaping @Sendable (_ text: String) -> String
    ) throws(RunFailure) -> MissingFile? {
        guard let file else { return nil }
        return MissingFile(file: file, output: try file.prepare(), redacted: redacted)
    }

    /// Writes the people; where nobody is missing, the heading alone.
    ///
    /// - Throws: A `RunFailure` if they cannot be written; nothing has been created by then.
    package func write(_ missing: MissingPeople) throws(RunFailure) {
        do throws(AtomicFile.Unwritable) {
            try output.write(MissingTable(missing, redacted: redacted).text)
        } catch {
            throw RunFailure("\(file) cannot be written: \(error.reason)", status: .externalFailure)
        }
    }
}

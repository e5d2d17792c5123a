package import Checkup
internal import Platform

/// The file of a profile that `doctor --observe` brings up to date.
package struct ProfileFile: Sendable {
    private let file: RunFile
    private let output: PreparedOutput
    private let profile: ObservedProfile

    /// Reads the file, if it is there, and makes sure that it can be written, before anything is sent.
    ///
    /// - Throws: A `RunFailure` if it cannot, or is no profile.
    package init(path: String) throws(RunFailure) {
        file = RunFile("the profile", path)
        let bytes = try Self.bytes(of: file)
        do throws(ObservedProfile.Invalid) {
            profile = try ObservedProfile(bytes)
        } catch {
            throw RunFailure("\(file) is none: \(error.reason)", status: .wrongInput)
        }
        output = try file.prepare()
    }

    private static func bytes(of file: RunFile) throws(RunFailure) -> [UInt8]? {
        do throws(BoundedFile.Unreadable) {
            return try BoundedFile.bytes(atPath: file.path, limit: ObservedProfile.longest)
        } catch {
            if case .system(let error) = error, error.isMissing { return nil }
            throw RunFailure("\(file) cannot be read", status: .wrongInput)
        }
    }

    /// Writes what was observed.
    ///
    /// - Throws: A `RunFailure` if it cannot.
    package func write(_ observation: Observation) throws(RunFailure) {
        do throws(AtomicFile.Unwritable) {
            try output.write(profile.text(with: observation))
        } catch {
            throw RunFailure("\(file) cannot be written: \(error.reason)", status: .externalFailure)
        }
    }
}

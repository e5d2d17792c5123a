internal import Platform

/// Where ids files are kept unless the user says otherwise: beside the journal, one for each application of a host.
package enum IDsPath {
    /// The path of the ids file for an application: `<application>@<host>.ids.yaml` in the folder of the journal, or
    /// `<host>.ids.yaml` while the application is not known.
    ///
    /// - Throws: `IDsFileError.noHome`, where the environment names no folder for state.
    package static func standard(
        environment: [String: String],
        host: String,
        application: Int?
    ) throws(IDsFileError) -> String {
        try IDsPlace.standard(environment: environment, host: host).path(application: application)
    }

    /// The paths of all ids files there are for a host, in ascending order.
    ///
    /// - Throws: `IDsFileError`, where the environment names no folder for state, or that folder cannot be read.
    package static func all(environment: [String: String], host: String) throws(IDsFileError) -> [String] {
        guard let folder = StateFolder.path(environment: environment) else { throw .noHome }
        let ending = Array(fileName(host: host, application: nil).utf8)
        let names: [[UInt8]]
        do throws(SystemError) {
            names = try Folder(folder).names()
        } catch {
            guard error.isMissing else { throw .system(error) }
            return []
        }
        return names.filter { $0.isIDsFile(ending: ending) }.map { "\(folder)/\(String(decoding: $0, as: UTF8.self))" }
            .sorted()
    }

    /// The name of the ids file for an application; a host as a name has no `@`.
    static func fileName(host: String, application: Int?) -> String {
        "\(application.map { "\($0)@" } ?? "")\(StateFolder.fileName(host)).ids.yaml"
    }
}

extension [UInt8] {
    /// Whether the name of a file is that of an ids file: the ending, alone or behind an application.
    fileprivate func isIDsFile(ending: [UInt8]) -> Bool {
        guard count != ending.count else { return self == ending }
        guard count > ending.count + 1, suffix(ending.count).elementsEqual(ending) else { return false }
        let application = dropLast(ending.count)
        return application.last == UInt8(ascii: "@")
            && application.dropLast().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

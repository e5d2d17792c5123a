/// Which file keeps the ids of a run's dialogs.
package enum IDsPlace: Hashable, Sendable {
    /// The file at this path, which the user named.
    case file(String)
    /// In this folder for state, the file for the host and the run's application.
    case stateFolder(String, host: String)

    /// The place for a host unless the user names a file.
    ///
    /// - Throws: `IDsFileError.noHome`, where the environment names no folder for state.
    package static func standard(environment: [String: String], host: String) throws(IDsFileError) -> Self {
        guard let folder = StateFolder.path(environment: environment) else { throw .noHome }
        return .stateFolder(folder, host: host)
    }

    /// The path of the file; in a folder for state, that of the file for no application while it is not known.
    package func path(application: Int?) -> String {
        switch self {
        case .file(let path): path
        case .stateFolder(let folder, let host):
            "\(folder)/\(IDsPath.fileName(host: host, application: application))"
        }
    }

    /// Whether the file depends on the application.
    var isForOneApplication: Bool {
        switch self {
        case .file: false
        case .stateFolder: true
        }
    }

    /// The file; a new one in a repository is for those whom the user's mask lets, elsewhere for the user alone.
    func file(application: Int?) -> IDsDiskFile {
        IDsDiskFile(path: path(application: application), permissions: isForOneApplication ? 0o600 : 0o666)
    }
}

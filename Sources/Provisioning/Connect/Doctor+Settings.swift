package import Checkup
internal import HTTP
internal import QuickBlox

extension Doctor {
    /// Creates a doctor for runs with these variables and options.
    package init(for variables: [String: String], _ options: RunOptions) {
        let access = Result.usable { () throws(RunFailure) in try RunSettings.access(in: variables) }
        let endpoint = Result.usable { () throws(RunFailure) in try RunSettings.endpoint(in: variables) }
        // A journal whose path is given can be read without an endpoint.
        let place = (try? endpoint.get()) ?? (options.journalPath == nil ? nil : .standard)
        let journalPath = place.map { place in
            Result.usable { () throws(RunFailure) in
                try RunSettings.journalPath(for: place, in: variables, named: options.journalPath)
            }
        }
        let ids: Result<[Doctor.IDs], Doctor.Unusable> = .usable { () throws(RunFailure) in
            // Without a valid endpoint, which has its finding, no files in the state folder are those of a run.
            guard options.idsPath != nil || (try? endpoint.get()) != nil else { return [] }
            return try RunSettings.idsSources(in: variables, named: options.idsPath).map { source in
                Doctor.IDs(path: source.path, contents: source.isThere ? source.contents : nil)
            }
        }
        self.init(
            variables: variables,
            access: access,
            endpoint: endpoint,
            journalPath: journalPath,
            ids: ids,
            expectedApplication: options.expectedApplication
        )
    }
}

extension Result where Failure == Doctor.Unusable {
    /// The result of some work, or the message of its failure.
    fileprivate static func usable(_ work: () throws(RunFailure) -> Success) -> Self {
        do throws(RunFailure) {
            return .success(try work())
        } catch {
            return .failure(Doctor.Unusable(error))
        }
    }
}

extension Doctor.Unusable {
    /// The message of a run that cannot start.
    package init(_ failure: RunFailure) {
        if case .text(let text) = failure.reason { self.init(text) } else { self.init("") }
    }
}

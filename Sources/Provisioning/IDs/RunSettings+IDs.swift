package import Journal
package import QuickBlox

extension RunSettings {
    /// The ids files of a run: the one that an option names, or all files in the state folder for the endpoint.
    ///
    /// Those in the state folder may belong to several applications; which of them are the run's is known once its
    /// application is.
    ///
    /// - Throws: A `RunFailure` if one is not a valid ids file, or cannot be read.
    package func idsSources(_ options: RunOptions) throws(RunFailure) -> [IDsSource] {
        try Self.idsSources(in: variables, named: options.idsPath)
    }

    /// The ids files that a run remembers by: those of `idsSources`, and where the one that an option names is not
    /// there yet, those in the state folder too, with which it begins.
    ///
    /// - Throws: A `RunFailure` if one is not a valid ids file, or cannot be read.
    package static func rememberedIDs(
        in variables: [String: String],
        named path: String?
    ) throws(RunFailure) -> [IDsSource] {
        let sources = try idsSources(in: variables, named: path)
        guard path != nil, sources.allSatisfy({ !$0.isThere }) else { return sources }
        return sources + (try idsSources(in: variables, named: nil))
    }

    /// The ids files for these environment variables, without credentials: the one that an option names, or all files
    /// in the state folder for the endpoint; none if the environment names no such folder.
    ///
    /// - Throws: A `RunFailure` if one is not a valid ids file, or cannot be read.
    package static func idsSources(
        in variables: [String: String],
        named path: String?
    ) throws(RunFailure) -> [IDsSource] {
        if let path {
            let contents = try unlessInvalid { () throws(IDsFileError) in try DialogIDs.read(at: path) }
            return [IDsSource(path: path, contents: contents, isNamed: true)]
        }
        let host = try endpoint(in: variables).hostAndPath
        let paths: [String]
        do throws(IDsFileError) {
            paths = try IDsPath.all(environment: variables, host: host)
        } catch {
            if case .noHome = error { return [] }
            throw RunFailure(error)
        }
        var sources: [IDsSource] = []
        for path in paths {
            let contents = try unlessInvalid { () throws(IDsFileError) in try DialogIDs.read(at: path) }
            if let contents { sources.append(IDsSource(path: path, contents: contents, isNamed: false)) }
        }
        return sources
    }

    /// The place of the ids file that a run writes: the one that an option names, or in the state folder that of the
    /// endpoint and the run's application.
    ///
    /// - Throws: A `RunFailure` if the environment names no folder for it.
    package static func idsPlace(
        for endpoint: Endpoint,
        in variables: [String: String],
        named path: String?
    ) throws(RunFailure) -> IDsPlace {
        if let path { return .file(path) }
        return try unlessInvalid { () throws(IDsFileError) in
            try IDsPlace.standard(environment: variables, host: endpoint.hostAndPath)
        }
    }

    /// The path of the journal, without credentials; `nil` if the environment names no folder for it.
    ///
    /// - Throws: A `RunFailure` if the endpoint, which determines the name of the journal, is invalid.
    package static func journalPath(
        in variables: [String: String],
        named path: String?
    ) throws(RunFailure) -> String? {
        if let path { return path }
        let endpoint = try endpoint(in: variables)
        return try? journalPath(for: endpoint, in: variables, named: nil)
    }

    /// Does work with an ids file.
    ///
    /// - Throws: A `RunFailure` if the file cannot be used.
    static func unlessInvalid<Value>(_ work: () throws(IDsFileError) -> Value) throws(RunFailure) -> Value {
        do throws(IDsFileError) {
            return try work()
        } catch {
            throw RunFailure(error)
        }
    }
}

extension Run {
    /// Opens the ids file that this run writes.
    ///
    /// - Parameter application: The run's application, if it is known.
    /// - Returns: The file, which must be closed.
    /// - Throws: A `RunFailure` if it cannot be read or written, is not valid, or belongs to another application.
    package func openIDs(application: Int?) throws(RunFailure) -> IDsFile {
        let place = try RunSettings.idsPlace(for: endpoint, in: settings.variables, named: options.idsPath)
        let clock = environment.clock
        return try RunSettings.unlessInvalid { () throws(IDsFileError) in
            try IDsFile.open(at: place, application: application, clock: clock)
        }
    }
}

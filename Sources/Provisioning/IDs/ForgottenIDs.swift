internal import Diagnostics
package import Dialogs
internal import Journal
internal import Manifests
internal import Platform

/// Lines that are removed from ids files.
package struct ForgottenIDs: Sendable {
    /// The removed lines, in the order of their keys.
    package let dialogs: [Line]

    /// A line of an ids file.
    package struct Line: Sendable {
        /// The key.
        package let key: ExactText
        /// The dialog.
        package let identity: DialogIdentity

        /// Creates a line.
        package init(_ key: ExactText, _ identity: DialogIdentity) {
            self.key = key
            self.identity = identity
        }
    }

    /// Creates the result of a removal.
    package init(_ dialogs: [Line]) {
        self.dialogs = dialogs
    }

    /// Removes the lines of some keys from ids files, and what the journal knows of their dialogs.
    ///
    /// - Parameters:
    ///   - keys: The keys.
    ///   - sources: The ids files.
    ///   - journal: The path of the journal, if there is one.
    /// - Returns: What was removed.
    /// - Throws: A `RunFailure` if a key is in no file, if files disagree about it, or if its dialog was created so
    ///   recently that a listing may not show it yet; then nothing is changed.
    package static func forget(
        _ keys: [ExactText],
        in sources: [IDsSource],
        journal: String?
    ) async throws(RunFailure) -> Self {
        let keys = Set(keys).sorted()
        var dialogs: [DialogIdentity] = []
        for key in keys { dialogs.append(try identity(of: key, in: sources)) }
        if let journal { try dropCreates(of: dialogs, from: journal) }
        for source in sources {
            let own = keys.filter { source.contents[$0] != nil }
            if !own.isEmpty { try await source.remove(own) }
        }
        return Self(zip(keys, dialogs).map { Line($0, $1) })
    }

    private static func identity(of key: ExactText, in sources: [IDsSource]) throws(RunFailure) -> DialogIdentity {
        let holders = sources.filter { $0.contents[key] != nil }
        guard let identity = holders.first?.contents[key] else {
            let known = sources.flatMap { $0.contents.dialogs.keys }.map(\.string).sorted()
            let near = nearest(to: key.string, among: known).map { ": did you mean '\($0)'?" } ?? ""
            throw RunFailure("no dialog is kept for the key '\(key)'\(near)", status: .wrongInput)
        }
        guard holders.allSatisfy({ $0.contents[key]?.id == identity.id }) else {
            let paths = holders.map { "'\($0.path)'" }.joined(separator: ", ")
            let text = "different dialogs are kept for the key '\(key)' in \(paths): name one of the files with --ids"
            throw RunFailure(text, status: .wrongInput)
        }
        return identity
    }

    private static func dropCreates(of dialogs: [DialogIdentity], from journal: String) throws(RunFailure) {
        let ids = Set(dialogs.map(\.id))
        let window = RunOptions().settleWindow
        let young = try unlessInvalid { () throws(JournalError) in
            try JournalContents.read(at: journal)?.presumablyRecentCreates(within: window, of: .current())
                .first { ids.contains($0.id) }
        }
        if let young {
            let text = "'\(young.intent.key)' was created less than \(window.components.seconds) s ago, and a listing"
            throw RunFailure("\(text) may not show it yet: forget it in a minute", status: .externalFailure)
        }
        try unlessInvalid { () throws(JournalError) in try Journal.forget(ids, at: journal) }
    }

    private static func unlessInvalid<Value>(_ work: () throws(JournalError) -> Value) throws(RunFailure) -> Value {
        do throws(JournalError) {
            return try work()
        } catch {
            throw RunFailure("\(error)", status: .externalFailure)
        }
    }
}

extension IDsSource {
    fileprivate func remove(_ keys: [ExactText]) async throws(RunFailure) {
        do throws(IDsFileError) {
            let file = try IDsFile.open(at: .file(path), application: nil)
            file.remove(keys)
            try await file.close()
        } catch {
            throw RunFailure(error)
        }
    }
}

package import Diagnostics
package import Dialogs
package import YAML

/// The manifests of one run, read but not yet resolved, since whose dialogs they are may take a request to know.
package struct ManifestSet: Sendable {
    private let files: [ManifestFile]
    /// What could not even be read.
    package let unreadable: [Diagnostic]
    /// What may be meant to be read, and was not.
    private let notices: [Diagnostic]

    /// Reads the syntax of the manifests, in this order.
    package init(_ sources: [ManifestSource], limits: Limits = Limits()) {
        self.init(sources.map { ManifestFile($0, limits: limits) })
    }

    init(_ files: [ManifestFile], unreadable: [Diagnostic] = [], notices: [Diagnostic] = []) {
        self.files = files
        self.unreadable = unreadable
        self.notices = notices
    }
}

extension ManifestSet {
    /// Checks everything, and works out what each dialog is to be.
    ///
    /// A file, a name or a value that is wrong is reported once, and what depends on it is not reported at all.
    ///
    /// - Parameters:
    ///   - ownership: Whose dialogs those are that name no owner.
    ///   - found: The IDs of users whom the manifests name by something else; before they are looked up, dialogs that
    ///     name one are checked as far as that goes, and left out.
    ///   - expands: Whether the dialogs are wanted as a manifest without defaults and names would declare them, too.
    /// - Returns: The dialogs, or every mistake.
    package func resolve(
        _ ownership: Ownership,
        _ found: ResolvedUsers = .unasked,
        expands: Bool = false
    ) -> ManifestReading {
        NodeScope.withScope { scope in resolve(ownership, found, expands: expands, in: scope) }
    }

    private func resolve(
        _ ownership: Ownership,
        _ found: ResolvedUsers,
        expands: Bool,
        in scope: NodeScope
    ) -> ManifestReading {
        let sections = files.map { ManifestSections(of: $0, in: scope) }
        let keyField = KeyField(of: sections)
        var mistakes = mistakes(in: sections, keyField)
        var budget = MembershipBudget()
        let reader = namesReader(of: sections, found: found)
        var named = reader.named
        var unknownNames = UnknownNames()
        let users = reader.names(&budget, &unknownNames, reportingTo: &mistakes)
        let people = PeopleNames(found.words.merging(users.words) { _, name in name })
        var resolution = Resolution(users, budget, found, ownership, dialogCount: sections.entryCount, in: scope)
        resolution.marks(in: keyField)
        resolution.reader.values = values(of: sections, reportingTo: &mistakes)
        resolution.resolver.people = people
        let protected = resolution.protect(sections.compactMap(\.protect))
        resolution.depart(sections.compactMap(\.departed), besides: sections.compactMap(\.protect))
        if expands { resolution.resolver.expansion = [] }
        for file in sections { resolution.resolve(file) }
        unknownNames.formUnion(resolution.reader.unknownNames)
        mistakes.append(contentsOf: unknownNames.mistakes(exportedNames) + resolution.mistakes)
        named.formUnion(resolution.reader.named)
        if resolution.declaredCount == 0, mistakes.found.isEmpty {
            mistakes.append(contentsOf: [Diagnostic(.noDialogs(in: files.count), at: nil)])
        }
        return ManifestReading(
            dialogs: resolution.dialogs,
            declaredCount: resolution.declaredCount,
            fileCount: files.count,
            keyField: keyField.name,
            protected: protected,
            departed: resolution.reader.departed.people,
            departedPeople: resolution.departedPeople,
            unknownDeparted: resolution.unknownDeparted,
            users: named,
            people: people,
            rosters: resolution.uses,
            names: users.words,
            withheld: resolution.withheld,
            reduced: resolution.reduced,
            expansion: resolution.resolver.expansion ?? [],
            diagnostics: mistakes.sorted,
            warnings: notices + resolution.reader.warnings.sorted + resolution.lookalikes.warnings()
        )
    }

    /// The names that the manifests give to users, and what is wrong with the manifests; of several names of one user
    /// the first in byte order counts.
    package func userNames() -> (names: [UserID: ExactText], diagnostics: [Diagnostic]) {
        NodeScope.withScope { scope in userNames(in: scope) }
    }

    private func userNames(in scope: NodeScope) -> (names: [UserID: ExactText], diagnostics: [Diagnostic]) {
        let sections = files.map { ManifestSections(of: $0, in: scope) }
        var mistakes = mistakes(in: sections, KeyField(of: sections))
        var budget = MembershipBudget()
        var unknownNames = UnknownNames()
        let users = namesReader(of: sections, found: .unasked).names(&budget, &unknownNames, reportingTo: &mistakes)
        mistakes.append(contentsOf: unknownNames.mistakes(exportedNames))
        return (users.words, mistakes.sorted)
    }

    /// The field of custom data that holds dialogs' keys, where the manifests name one.
    package var keyField: ExactText? {
        NodeScope.withScope { scope in KeyField(of: files.map { ManifestSections(of: $0, in: scope) }).name }
    }

    /// The files in which exports said that names are defined, by the files that they wrote.
    private var exportedNames: [String: String] {
        let named = files.compactMap { file in file.namesElsewhere.map { (file.path, $0) } }
        return Dictionary(named) { first, _ in first }
    }

    /// What is wrong with the files by themselves, and with the field for keys that they name.
    private func mistakes(in sections: [ManifestSections], _ keyField: KeyField) -> DiagnosticCollector {
        var mistakes = DiagnosticCollector()
        mistakes.append(contentsOf: unreadable)
        for file in sections { mistakes.append(contentsOf: file.mistakes.found) }
        mistakes.append(contentsOf: keyField.mistakes.found)
        return mistakes
    }

    private func values(
        of sections: [ManifestSections],
        reportingTo mistakes: inout DiagnosticCollector
    ) -> DeclaredValues {
        var values = DeclaredValues(isComplete: isComplete(sections))
        for section in sections.compactMap(\.values) { values.read(section, reportingTo: &mistakes) }
        return values
    }

    /// Whether every file can be read, so that a name that none of them defines is nowhere.
    private func isComplete(_ sections: [ManifestSections]) -> Bool {
        unreadable.isEmpty && sections.allSatisfy(\.isComplete)
    }

    private func namesReader(of sections: [ManifestSections], found: ResolvedUsers) -> UserNamesReader {
        var reader = UserNamesReader(isComplete: isComplete(sections), found: found)
        for file in sections { reader.read(file) }
        return reader
    }
}

extension [ManifestSections] {
    /// How many entries the lists of dialogs have.
    fileprivate var entryCount: Int {
        reduce(0) { $0 + ($1.dialogs?.elements.reduce(0) { count, _ in count + 1 } ?? 0) }
    }
}

extension Diagnostic.Message {
    static func noDialogs(in count: Int) -> Self {
        count == 0
            ? "no manifest is given: name a file, a folder, or '-' for standard input"
            : "\(count == 1 ? "the manifest declares" : "the \(count) manifests declare") no dialogs"
    }
}

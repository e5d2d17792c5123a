package import Diagnostics
package import Dialogs
package import YAML

/// The manifests of one run, read but not yet resolved, since whose dialogs they are may take a request to know.
package struct ManifestSet: Sendable {
    private let files: [ManifestFile]
    /// What could not even be read.
    private let unreadable: [Diagnostic]

    /// Reads the syntax of the manifests, in this order.
    package init(_ sources: [ManifestSource], limits: Limits = Limits()) {
        self.init(sources.map { ManifestFile($0, limits: limits) })
    }

    init(_ files: [ManifestFile], unreadable: [Diagnostic] = []) {
        self.files = files
        self.unreadable = unreadable
    }
}

extension ManifestSet {
    /// Checks everything, and works out what each dialog is to be.
    ///
    /// A file, a name or a value that is wrong is reported once, and what depends on it is not reported at all.
    ///
    /// - Parameters:
    ///   - ownership: Whose dialogs those are that name no owner.
    ///   - found: The IDs of people whom the manifests name by something else; while nobody was looked for, dialogs that
    ///     name one are checked as far as that goes, and left out.
    ///   - expands: Whether the dialogs are wanted as a manifest without defaults and names would declare them, too.
    /// - Returns: The dialogs, or every mistake.
    package func resolve(
        _ ownership: Ownership,
        _ found: ResolvedUsers = .unasked,
        expands: Bool = false
    ) -> ManifestReading {
        var mistakes = DiagnosticCollector()
        mistakes.append(contentsOf: unreadable)
        for file in files { mistakes.append(contentsOf: file.mistakes.found) }

        var budget = MembershipBudget()
        var reader = UserNamesReader(isComplete: unreadable.isEmpty && files.allSatisfy(\.isComplete), found: found)
        for file in files { reader.read(file) }
        var named = reader.named
        let people = reader.people(&budget, reportingTo: &mistakes)
        var resolution = Resolution(people, budget, found, ownership, dialogCount: entryCount)
        if expands { resolution.resolver.expansion = [] }
        resolution.resolve(files, dialogCount: entryCount)
        mistakes.append(contentsOf: resolution.mistakes)
        named.formUnion(resolution.reader.named)
        if resolution.declaredCount == 0, mistakes.found.isEmpty {
            mistakes.append(contentsOf: [Diagnostic(.noDialogs(in: files.count), at: nil)])
        }
        return ManifestReading(
            dialogs: resolution.dialogs,
            declaredCount: resolution.declaredCount,
            fileCount: files.count,
            people: named,
            withheld: resolution.withheld,
            reduced: resolution.reduced,
            expansion: resolution.resolver.expansion ?? [],
            diagnostics: mistakes.sorted
        )
    }

    /// The names that the manifests give to users, and what is wrong with the manifests; of several names of one user the
    /// first in byte order counts.
    package func userNames() -> (names: [UserID: ExactText], diagnostics: [Diagnostic]) {
        var mistakes = DiagnosticCollector()
        mistakes.append(contentsOf: unreadable)
        for file in files { mistakes.append(contentsOf: file.mistakes.found) }
        var budget = MembershipBudget()
        var reader = UserNamesReader(isComplete: unreadable.isEmpty && files.allSatisfy(\.isComplete), found: .unasked)
        for file in files { reader.read(file) }
        let people = reader.people(&budget, reportingTo: &mistakes)
        var names: [UserID: ExactText] = [:]
        for name in people.names.sorted(by: >) {
            if case .user(.id(let id)) = people[name] { names[id] = name }
        }
        return (names, mistakes.sorted)
    }

    private var entryCount: Int {
        files.reduce(0) { $0 + ($1.dialogs?.elements.reduce(0) { count, _ in count + 1 } ?? 0) }
    }
}

extension Diagnostic.Message {
    fileprivate static func noDialogs(in count: Int) -> Self {
        count == 0
            ? "no manifest is given: name a file, a folder, or '-' for standard input"
            : "\(count == 1 ? "the manifest declares" : "the \(count) manifests declare") no dialogs"
    }
}

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
    package func resolve(_ ownership: Ownership) -> ManifestReading {
        var mistakes = Mistakes()
        mistakes.append(contentsOf: unreadable)
        for file in files { mistakes.append(contentsOf: file.mistakes.found) }

        var budget = MembershipBudget()
        let people = people(&budget, reportingTo: &mistakes)
        var resolution = Resolution(people, budget, ownership, dialogCount: declaredCount)
        resolution.resolve(files, dialogCount: declaredCount)
        mistakes.append(contentsOf: resolution.mistakes)
        if declaredCount == 0, mistakes.found.isEmpty {
            mistakes.append(contentsOf: [Diagnostic(.noDialogs(in: files.count), at: nil)])
        }
        return ManifestReading(
            dialogs: resolution.dialogs,
            declaredCount: declaredCount,
            fileCount: files.count,
            diagnostics: mistakes.sorted
        )
    }

    /// The names that the manifests give to users, and what is wrong with the manifests; of several names of one user the
    /// first in byte order counts.
    package func userNames() -> (names: [UserID: ExactText], diagnostics: [Diagnostic]) {
        var mistakes = Mistakes()
        mistakes.append(contentsOf: unreadable)
        for file in files { mistakes.append(contentsOf: file.mistakes.found) }
        var budget = MembershipBudget()
        let people = people(&budget, reportingTo: &mistakes)
        var names: [UserID: ExactText] = [:]
        for name in people.names.sorted(by: >) {
            if case .user(let id) = people[name] { names[id] = name }
        }
        return (names, mistakes.sorted)
    }

    private var declaredCount: Int {
        files.reduce(0) { $0 + ($1.dialogs?.elements.reduce(0) { count, _ in count + 1 } ?? 0) }
    }

    private func people(_ budget: inout MembershipBudget, reportingTo mistakes: inout Mistakes) -> People {
        var reader = PeopleReader(isComplete: unreadable.isEmpty && files.allSatisfy(\.isComplete))
        for file in files { reader.read(file) }
        return reader.people(&budget, reportingTo: &mistakes)
    }
}

extension Diagnostic.Message {
    fileprivate static func noDialogs(in count: Int) -> Self {
        count == 0
            ? "no manifest is given: name a file, a folder, or '-' for standard input"
            : "\(count == 1 ? "the manifest declares" : "the \(count) manifests declare") no dialogs"
    }
}

package import Dialogs
package import Planning

/// The options of a run.
package struct RunOptions: Sendable {
    /// The limits on requests to the API.
    package var limits = RequestLimits()
    /// The part of the set that the run processes; `nil` for the whole set.
    package var shard: Shard?
    /// Patterns of the keys that the run takes; all keys where there are none.
    package var selection: [KeyPattern] = []
    /// Whether what differs is left alone, whatever manifests say.
    package var onlyCreates = false
    /// Whether all that the owners see is listed, to tell what nobody declares; `nil` where it is not.
    package var undeclared: UndeclaredSearch?
    /// The application that the credentials must belong to.
    package var expectedApplication: Int?
    /// How users are found that manifests refer to by something other than an ID.
    package var users = UserLookupPolicy()
    /// How long listings may take to show a created dialog.
    package var settleWindow: Duration = .seconds(30)
    /// The path of the journal; `nil` for the standard path in the state folder.
    package var journalPath: String?
    /// The path of the ids file; `nil` for the files in the state folder.
    package var idsPath: String?
    /// The files that the run writes besides those: reports, results, a plan.
    package var outputs: [RunFile] = []
    /// Whether a run goes on where none of several known dialogs is visible any more.
    package var acceptsGone = false
    /// Whether the dialogs are also returned in expanded form, as plain manifests would declare them.
    package var expands = false
    /// Whether the manifests' digests are wanted, for a document of the plan; they take a twentieth of the time of a
    /// plan.
    package var digestsInputs = true
    /// What a saved plan must be to be carried out.
    package var requirements = PlanRequirements()
    /// Whether each request is reported as an event.
    package var observesRequests = false
    /// The version of the program, for the server and for plans.
    package var toolVersion = ""

    /// Creates the default options.
    package init() {}
}

extension RunOptions {
    /// The longest settle window, in seconds; the journal keeps creates for this long, whatever the window of a run.
    package static let longestSettle = 3600
    /// The longest time limit for a response, in seconds.
    package static let longestTimeout = 600
}

/// How users are found that manifests refer to by something other than an ID.
package struct UserLookupPolicy: Hashable, Sendable {
    /// Whether dialogs are created without users that the application does not have; otherwise such dialogs are left
    /// alone.
    package var skipsMissing = false
    /// The file that caches the IDs of users.
    package var cachePath: String?

    /// Whether the application is asked for the names of users whom no manifest names.
    package var namesUnknown = false

    /// Creates the default policy: dialogs with missing users are left alone, and nothing is cached.
    package init() {}
}

/// How dialogs that nobody declares are looked for.
package struct UndeclaredSearch: Hashable, Sendable {
    /// The users whose dialogs are listed besides those of the owners of the set.
    package var owners: Set<UserID>
    /// Whether the set may have no dialogs yet.
    package var mayBeEmpty: Bool

    /// Creates a search; without more, among what the owners of the set see.
    package init(owners: Set<UserID> = [], mayBeEmpty: Bool = false) {
        self.owners = owners
        self.mayBeEmpty = mayBeEmpty
    }
}

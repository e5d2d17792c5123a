package import Planning

/// What the user wants of a run.
package struct RunOptions: Sendable {
    /// How much may be asked of the API.
    package var limits = RequestLimits()
    /// The part of the set that the run is about; all of it where there is none.
    package var shard: Shard?
    /// The application that the credentials must belong to.
    package var expectedApplication: Int?
    /// What is done about users whom manifests name by something other than an ID.
    package var users = UserLookupPolicy()
    /// How long after a create a listing may not show it yet.
    package var settleWindow: Duration = .seconds(30)
    /// Where creates are recorded; in the folder for state where no path is given.
    package var journalPath: String?
    /// Whether the dialogs are wanted as plain manifests would declare them, too.
    package var expands = false
    /// Whether each request is told as an event.
    package var observesRequests = false
    /// The version of the program, for the server and for plans.
    package var toolVersion = ""

    /// Wants nothing out of the ordinary.
    package init() {}
}

extension RunOptions {
    /// The longest settle window, in seconds; a journal keeps creates for as long, whatever window one run has.
    package static let longestSettle = 3600
    /// The longest time that an answer may be given, in seconds.
    package static let longestTimeout = 600
}

/// What is done about users whom manifests name by something other than an ID.
package struct UserLookupPolicy: Hashable, Sendable {
    /// Whether dialogs are made without the users whom the application does not have; else such dialogs are left alone.
    package var skipsMissing = false
    /// The file that keeps the IDs of those who were found.
    package var cachePath: String?

    /// Leaves dialogs alone whose users are missing, and keeps nothing.
    package init() {}
}

import JSON

extension Router {
    /// Handles a request about whether a user gets push notifications of a dialog; nothing else depends on that here.
    ///
    /// The reference has it for groups and private dialogs; what it answers for public ones is a guess.
    mutating func answerNotifications(
        _ endpoint: Endpoint,
        _ id: String,
        _ context: inout RequestContext
    ) throws(ErrorResponse) -> SandboxResponse {
        try context.begin(application.accounts)
        let user = try context.user
        let row = try application.row(of: id, for: user)
        guard application.table[row].kind != .public else { throw .noPermission }
        let muting = Application.Muting(user: user, dialog: application.table[row].id)
        if endpoint == .updateNotifications {
            guard let isEnabled = context.parameters["enabled"]?.flagParameter else {
                throw .wrongFormat(of: "enabled")
            }
            try application.mute(muting, !isEnabled)
        }
        let enabled = application.muted.contains(muting) ? 0 : 1
        return SandboxResponse(status: 200, ["notifications": ["enabled": .integer(enabled)]])
    }
}

extension Application {
    /// A user who gets no notifications of a dialog.
    struct Muting: Hashable {
        let user: Int
        let dialog: DialogIdentifier
    }

    /// Notes whether a user gets no notifications of a dialog, until the sandbox is started again.
    mutating func mute(_ muting: Muting, _ isMuted: Bool) throws(ErrorResponse) {
        guard isMuted else {
            muted.remove(muting)
            return
        }
        guard muted.count < Self.mostMuted || muted.contains(muting) else {
            throw .full("muted dialogs", Self.mostMuted)
        }
        muted.insert(muting)
    }

    private static let mostMuted = 100_000
}

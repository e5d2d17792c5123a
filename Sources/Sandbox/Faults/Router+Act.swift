import JSON

extension Router {
    /// Does something to the dialogs that a request names; returns what is logged of that, for each one where it was
    /// possible.
    mutating func perform(_ act: Act, on request: SandboxRequest) -> [LogEntry] {
        (DialogPath(request.path)?.ids ?? []).compactMap { perform(act, on: $0) }
    }

    private mutating func perform(_ act: Act, on id: String) -> LogEntry? {
        guard let row = DialogIdentifier(id).flatMap(application.table.row(of:)) else { return nil }
        let dialog = application.table[row]
        let parameters = act.parameters(dialog)
        let requester = Requester(user: act.user(dialog))
        var kick: Kick?
        do throws(ErrorResponse) {
            if case .delete = act {
                try application.delete(id, byForce: true, by: requester)
            } else {
                kick = try application.update(id, with: parameters, by: requester).kick
            }
        } catch {
            _ = application.takeChanges()
            return nil
        }
        guard let change = application.takeChanges().first else { return nil }
        var entry = LogEntry(
            method: act.method,
            path: "/chat/Dialog/\(id).json",
            parameters: parameters,
            user: requester.user,
            status: 200,
            dialogID: dialog.id.description
        )
        entry.kick = kick
        entry.change = change
        entry.isAct = true
        return entry
    }
}

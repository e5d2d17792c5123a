import JSON

extension Application {
    /// Handles a request about the dialogs that its path names.
    ///
    /// - Throws: `ErrorResponse` if the request cannot be carried out.
    mutating func answer(
        _ endpoint: Endpoint,
        _ context: inout RequestContext,
        at path: DialogPath
    ) throws(ErrorResponse) -> SandboxResponse {
        switch (endpoint, path.onlyID) {
        case (.deleteDialogs, _): try delete(path, context)
        case (.updateDialog, let id?): try update(id, &context)
        case (_, let id?): try show(id, context)
        // Only a deletion takes several IDs.
        case (_, nil): throw .unknownResource
        }
    }

    private func show(_ id: String, _ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let user = try context.user
        let row = try row(of: id, for: user)
        let countsUnread = context.parameters["include_unread_message_count"]?.flagParameter ?? true
        let count = countsUnread ? messages.unreadCount(of: table[row].id, for: user) : nil
        return SandboxResponse(status: 200, body: body(of: row, for: user, unreadCount: count))
    }

    private mutating func update(_ id: String, _ context: inout RequestContext) throws(ErrorResponse)
        -> SandboxResponse
    {
        let requester = try context.requester
        let updated = try update(id, with: context.parameters, by: requester, context.writeDistortion)
        context.kick = updated.kick
        let dialog = updated.dialog
        let assumptions = assumptions.listing
        let rendered =
            table.row(of: dialog.id).map { table.rendered($0, assuming: assumptions) }
            ?? RenderedDialog(dialog, assuming: assumptions)
        let name = viewer(requester.user).name(ofPrivate: dialog)
        let count = messages.unreadCount(of: dialog.id, for: requester.user)
        return SandboxResponse(status: 200, body: rendered.body(unreadCount: count, privateName: name))
    }

    /// For one dialog, the request succeeds or fails; for several, the response lists the result of each.
    private mutating func delete(_ path: DialogPath, _ context: RequestContext) throws(ErrorResponse) -> SandboxResponse
    {
        let force = context.parameters["force"] ?? .null
        guard let isForced = [.null, ""].contains(force) ? false : force.flagParameter else {
            throw .wrongFormat(of: "force")
        }
        let requester = try context.requester
        if let id = path.onlyID {
            try delete(id, byForce: isForced, by: requester)
            return SandboxResponse(status: 200)
        }
        let deletion = try delete(path.ids, byForce: isForced, by: requester)
        return SandboxResponse(status: 200, deletion.json)
    }
}

extension RenderedDialog {
    /// A response body with only this dialog.
    func body(unreadCount: Int?, privateName: String? = nil) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(size + 16)
        append(to: &body, unreadCount: unreadCount, privateName: privateName)
        return body
    }
}

extension Application {
    /// A response body with only the dialog of a row, as a user sees it.
    func body(of row: Int32, for user: Int, unreadCount: Int?) -> [UInt8] {
        let rendered = table.rendered(row, assuming: assumptions.listing)
        let name = rendered.takesName ? viewer(user).name(ofPrivate: table[row]) : nil
        return rendered.body(unreadCount: unreadCount, privateName: name)
    }
}

extension Application.Deletion {
    fileprivate var json: JSONValue {
        let list = { (ids: [String]) -> JSONValue in ["ids": .array(ids.map(JSONValue.string))] }
        return [
            "SuccessfullyDeleted": list(deleted),
            "NotFound": list(notFound),
            "WrongPermissions": list(wrongPermissions),
        ]
    }
}

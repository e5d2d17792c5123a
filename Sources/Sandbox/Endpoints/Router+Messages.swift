import JSON

extension Router {
    /// Handles a request about messages.
    mutating func answerMessages(
        _ endpoint: Endpoint,
        _ context: inout RequestContext
    ) throws(ErrorResponse) -> SandboxResponse {
        try context.begin(application.accounts)
        let user = try context.user
        switch endpoint {
        case .createMessage:
            let message = try application.post(MessageParameters(context.parameters), by: user)
            return SandboxResponse(status: 201, message.newBody)
        case .countUnread:
            let ids = context.parameters["chat_dialog_ids"]?.textListParameter ?? []
            return SandboxResponse(status: 200, .object(application.unreadCounts(ids, for: user)))
        default:
            return try listMessages(context, for: user)
        }
    }

    private mutating func listMessages(
        _ context: RequestContext,
        for user: Int
    ) throws(ErrorResponse) -> SandboxResponse {
        guard let id = context.parameters["chat_dialog_id"]?.textParameter, !id.isEmpty else {
            throw .errors(status: 400, "chat_dialog_id is missing.")
        }
        let query = MessageQuery(context.parameters)
        let messages = try application.messages(of: id, query, for: user)
        if query.isCount { return SandboxResponse(status: 200, ["items": ["count": .integer(messages.count)]]) }
        return SandboxResponse(
            status: 200,
            [
                "skip": .integer(query.skip), "limit": .integer(query.limit),
                "items": .array(messages.map(\.body)),
            ]
        )
    }
}

import JSON

extension Router {
    /// Handles the request for the servers that the account's applications use: this one, at the address that the
    /// client used.
    ///
    /// The client authenticates with the account's key or a session. If no key is declared, any key will do.
    func accountSettings(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let headers = context.request.headers
        if let key = headers.accountKey {
            guard !key.isEmpty, application.accounts.credentials?.accountKey?.matches(key) ?? true else {
                throw .unauthorized
            }
        } else {
            try context.begin(application.accounts)
        }
        let settings: JSONValue = [
            "account_id": 1,
            "api_endpoint": .string("http://\(headers.host ?? "127.0.0.1")"),
            "chat_endpoint": "chat.quickblox.com",
            "turnserver_endpoint": "turnserver.quickblox.com",
            "s3_bucket_name": "qbprod",
        ]
        return SandboxResponse(status: 200, settings)
    }
}

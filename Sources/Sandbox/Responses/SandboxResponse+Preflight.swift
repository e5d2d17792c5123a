extension SandboxResponse {
    /// The response to a browser's CORS preflight request, which carries no credentials.
    static let preflight: SandboxResponse = {
        var response = SandboxResponse(status: 200)
        response.headers = [
            Header(name: "Access-Control-Allow-Methods", value: "GET, POST, PUT, DELETE, OPTIONS"),
            Header(name: "Access-Control-Allow-Headers", value: allowedHeaders),
            Header(name: "Access-Control-Max-Age", value: "86400"),
        ]
        return response
    }()

    private static let allowedHeaders =
        "Authorization, Content-Type, On-Behalf-Of, QB-Account-Key, QB-OS, QB-SDK, QB-Token, QuickBlox-REST-API-Version"
}

import JSON

/// An answer that says no, in one of the shapes that the API's errors have.
enum ErrorResponse: Error, Hashable {
    /// `{"errors":["text"]}`: most refusals.
    case errors(status: Int, String)
    /// `{"errors":{"base":["text"]}}`: those that concern the session.
    case base(String)
    /// `{"field":["text"]}`: those that concern the value of a field.
    case field(String, String)
    /// `{"errors":{"name":["text"]}}`: those of sessions and users that are no 422 or concern one parameter.
    case named(status: Int, String, String)
    /// `{"code":null,"message":"text"}`: a user who cannot be found.
    case message(status: Int, String)
}

extension ErrorResponse {
    /// The refusal as an answer.
    var response: SandboxResponse {
        switch self {
        case .errors(let status, let text): SandboxResponse(status: status, ["errors": [.string(text)]])
        case .base(let text): SandboxResponse(status: 422, ["errors": ["base": [.string(text)]]])
        case .field(let field, let text):
            SandboxResponse(status: 422, .object(JSONObject([.init(key: field, value: [.string(text)])])))
        case .named(let status, let name, let text):
            SandboxResponse(status: status, ["errors": .object(JSONObject([.init(key: name, value: [.string(text)])]))])
        case .message(let status, let text): SandboxResponse(status: status, ["code": nil, "message": .string(text)])
        }
    }
}

extension ErrorResponse {
    /// There is nothing at the path.
    static let unknownResource = ErrorResponse.errors(status: 404, "The resource wasn't found")

    /// The token is not that of a session.
    static let unknownSession = ErrorResponse.errors(status: 401, "Required session does not exist")

    /// The API key is wrong.
    static let unauthorized = ErrorResponse.errors(status: 401, "Unauthorized")

    /// The request has neither a token nor a key.
    static let noCredentials = ErrorResponse.errors(status: 401, "Token is required")

    /// The request acts for no user, which dialogs need.
    static let needsUser = ErrorResponse.base("Forbidden. Need user.")

    /// The type is missing, or is none of the three.
    static let wrongType = ErrorResponse.field("type", "is wrong.")

    /// A public or group dialog has no name.
    static let blankName = ErrorResponse.field("name", "can't be blank")

    /// The name is longer than the reference allows.
    ///
    /// What the live service does is not documented; refusing is the strict choice, which a client cannot mistake for
    /// success.
    static let longName = ErrorResponse.field("name", "is too long (maximum is 200 characters)")

    /// A private dialog is asked for with nobody.
    static let noOpponent = ErrorResponse.errors(status: 400, "Occupants_ids is missing opponent ID.")

    /// A private dialog is asked for with several users.
    ///
    /// The text was seen, the status was not.
    static let tooManyOpponents = ErrorResponse.errors(status: 400, "Too many occupants for Private Dialog.")

    /// Occupants are no users of the application.
    ///
    /// The text was seen; the status is that of admins who do not exist.
    static let unknownOccupants = ErrorResponse.errors(status: 404, "Occupants with these IDs do not exist.")

    /// Admins are no users of the application.
    static let unknownAdmins = ErrorResponse.errors(status: 404, "Users with these IDs for \"admin_ids\" do not exist.")

    /// A parameter has no value of its type.
    ///
    /// The reference has the text for `admin_ids`.
    static func wrongFormat(of parameter: String) -> ErrorResponse {
        .errors(status: 400, "Incorrect format for parameter \"\(parameter)\".")
    }
}

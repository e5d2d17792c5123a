import Diagnostics
import JSON

/// An error response, in one of the shapes that the API's errors have.
enum ErrorResponse: Error, Hashable {
    /// `{"errors":["text"]}`: most errors.
    case errors(status: Int, String)
    /// `{"errors":{"base":["text"]}}`: errors of the session.
    case base(String)
    /// `{"field":["text"]}`: errors in the value of a field.
    case field(String, String)
    /// `{"errors":{"name":["text"]}}`: errors of sessions and users that have another status than 422 or concern one
    /// parameter.
    case named(status: Int, String, String)
    /// `{"errors":{"login":["text"],"password":["text","text"]}}`: errors in the values of a user.
    case invalidUser([UserMistake])
    /// `{"code":null,"message":"text"}`: the user was not found.
    case message(status: Int, String)
}

extension ErrorResponse {
    /// The response with its status and its JSON body.
    var response: SandboxResponse {
        switch self {
        case .errors(let status, let text): SandboxResponse(status: status, ["errors": [.string(text)]])
        case .base(let text): SandboxResponse(status: 422, ["errors": ["base": [.string(text)]]])
        case .field(let field, let text):
            SandboxResponse(status: 422, .object(JSONObject([.init(key: field, value: [.string(text)])])))
        case .named(let status, let name, let text):
            SandboxResponse(status: status, ["errors": .object(JSONObject([.init(key: name, value: [.string(text)])]))])
        case .invalidUser(let mistakes): SandboxResponse(status: 422, ["errors": .object(Self.object(mistakes))])
        case .message(let status, let text): SandboxResponse(status: status, ["code": nil, "message": .string(text)])
        }
    }

    private static func object(_ mistakes: [UserMistake]) -> JSONObject {
        var object = JSONObject()
        for mistake in mistakes {
            let former = object[mistake.parameter]?.array ?? []
            object[mistake.parameter] = .array(former + mistake.reasons.map(JSONValue.string))
        }
        return object
    }
}

extension ErrorResponse {
    /// The sandbox has as many of something as it can keep.
    static func full(_ noun: String, _ limit: Int) -> ErrorResponse {
        .errors(status: 503, "The sandbox keeps no more than \(limit) \(noun).")
    }

    /// There is nothing at the path.
    static let unknownResource = ErrorResponse.errors(status: 404, "The resource wasn't found")

    /// The token belongs to no session.
    static let unknownSession = ErrorResponse.errors(status: 401, "Required session does not exist")

    /// The API key is wrong.
    static let unauthorized = ErrorResponse.errors(status: 401, "Unauthorized")

    /// The request has neither a token nor a key.
    static let noCredentials = ErrorResponse.errors(status: 401, "Token is required")

    /// The request acts for no user, but dialogs need one.
    static let needsUser = ErrorResponse.base("Forbidden. Need user.")

    /// The type is missing, or is not one of the three.
    static let wrongType = ErrorResponse.field("type", "is wrong.")

    /// A public or group dialog has no name.
    static let blankName = ErrorResponse.field("name", "can't be blank")

    /// The name is longer than the reference allows.
    ///
    /// What the live service does is not documented. An error is the strict choice, which no client can mistake for
    /// success.
    static let longName = ErrorResponse.field("name", "is too long (maximum is 200 characters)")

    /// A private dialog was requested without another user.
    static let noOpponent = ErrorResponse.errors(status: 400, "Occupants_ids is missing opponent ID.")

    /// A private dialog was requested with several other users.
    ///
    /// The text was observed, the status was not.
    static let tooManyOpponents = ErrorResponse.errors(status: 400, "Too many occupants for Private Dialog.")

    /// Some occupants are not users of the application.
    ///
    /// The text was observed; the status is the one for admins who do not exist.
    static let unknownOccupants = ErrorResponse.errors(status: 404, "Occupants with these IDs do not exist.")

    /// Some admins are not users of the application.
    static let unknownAdmins = ErrorResponse.errors(status: 404, "Users with these IDs for \"admin_ids\" do not exist.")

    /// The sandbox's own store cannot be written, so that nothing would be kept.
    static func storeFailure(_ error: StoreError) -> ErrorResponse {
        .errors(status: 503, "The sandbox can keep nothing: \(error.description.displaySafe)")
    }

    /// The value of a parameter does not have the parameter's type.
    ///
    /// The text is documented for `admin_ids`.
    static func wrongFormat(of parameter: String) -> ErrorResponse {
        .errors(status: 400, "Incorrect format for parameter \"\(parameter)\".")
    }
}

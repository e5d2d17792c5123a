extension ErrorResponse {
    /// The application's ID or key is not the declared one.
    ///
    /// The text and the status were observed.
    static let unknownApplication = ErrorResponse.base("No Application Found")

    /// The signature does not match the parameters and the application's secret.
    static let wrongSignature = ErrorResponse.base("Unexpected signature")

    /// The client's timestamp is not a number, or is more than an hour off.
    static let badTimestamp = ErrorResponse.base("Bad timestamp")

    /// The timestamp and nonce of a request were used before.
    ///
    /// That this is an error is documented; the text is not.
    static let usedNonce = ErrorResponse.base("Timestamp and nonce have already been used")

    /// A sign-in through another provider, which is not emulated.
    static let unsupportedProvider = ErrorResponse.base("Provider is not supported by the sandbox")

    /// A parameter that a session needs is missing.
    ///
    /// The shape is that of other session errors; the text is not documented.
    static func blank(_ parameter: String) -> ErrorResponse { .named(status: 422, parameter, "can't be blank") }

    /// The tokens endpoint requires an API key.
    ///
    /// The shape is documented.
    static let keyRequired = ErrorResponse.named(status: 401, "base", "Authorization required")

    /// The tokens endpoint finds no such user.
    ///
    /// The shape is documented.
    static let noSuchTokenUser = ErrorResponse.named(status: 404, "base", "User not found")

    /// A user tries to delete another one.
    ///
    /// That this is refused was observed; the status and the exact text were not.
    static let notOwner = ErrorResponse.errors(status: 403, "You are not owner of this object")

    /// No user matches the request.
    ///
    /// The shape is documented; the text was seen in a log.
    static let unknownUser = ErrorResponse.message(status: 404, "Couldn't find user")
}

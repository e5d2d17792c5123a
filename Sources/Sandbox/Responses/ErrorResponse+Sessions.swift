extension ErrorResponse {
    /// The application's ID or key is not the declared one.
    ///
    /// The text and the status were seen.
    static let unknownApplication = ErrorResponse.base("No Application Found")

    /// The signature is not that of the parameters under the application's secret.
    static let wrongSignature = ErrorResponse.base("Unexpected signature")

    /// The client's time is no number, or is more than an hour off.
    static let badTimestamp = ErrorResponse.base("Bad timestamp")

    /// The time and number of a request were sent before.
    ///
    /// That this is refused is documented; the text is not.
    static let usedNonce = ErrorResponse.base("Timestamp and nonce have already been used")

    /// A sign-in by another network, which cannot be emulated.
    static let unsupportedProvider = ErrorResponse.base("Provider is not supported by the sandbox")

    /// A parameter that a session needs is missing.
    ///
    /// The shape is that of other session errors; the text is not documented.
    static func blank(_ parameter: String) -> ErrorResponse { .named(status: 422, parameter, "can't be blank") }

    /// The tokens endpoint wants an API key.
    ///
    /// The reference has the shape.
    static let keyRequired = ErrorResponse.named(status: 401, "base", "Authorization required")

    /// The tokens endpoint knows no such user.
    ///
    /// The reference has the shape.
    static let noSuchTokenUser = ErrorResponse.named(status: 404, "base", "User not found")

    /// No user is as the request wants him.
    ///
    /// The reference has the shape, a log the text.
    static let unknownUser = ErrorResponse.message(status: 404, "Couldn't find user")
}

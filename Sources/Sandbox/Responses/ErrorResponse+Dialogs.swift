extension ErrorResponse {
    /// The user may not do this.
    static let noPermission = ErrorResponse.errors(
        status: 403,
        "You don't have appropriate permissions to perform this operation"
    )

    /// The class of custom data is not declared.
    ///
    /// The text and the status are those of the API's custom objects.
    static let undefinedClass = ErrorResponse.errors(status: 403, "Undefined class")

    /// A field of custom data is not declared for its class.
    static func undefinedField(_ name: String) -> ErrorResponse {
        .errors(status: 403, "Undefined field \"\(name)\"")
    }

    /// A request both adds and removes users of one list.
    static func pushAndPull(_ parameter: String) -> ErrorResponse {
        .errors(status: 400, "\"\(parameter)\" cannot be in both push_all and pull_all.")
    }
}

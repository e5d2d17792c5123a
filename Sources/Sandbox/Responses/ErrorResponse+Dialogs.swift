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

    /// A request both adds and removes users.
    ///
    /// Whether one may is not documented.
    static let pushAndPull = ErrorResponse.errors(
        status: 400,
        "\"push_all\" and \"pull_all\" cannot be in one request."
    )

    /// A request adds or removes users by a name without `_all`.
    ///
    /// Whether one may is not documented for dialogs; a client must not believe that it was done.
    static func singleOperation(_ name: String) -> ErrorResponse {
        .errors(status: 400, "\"\(name)\" is not supported, use \"\(name)_all\".")
    }

    /// A user who is to be an admin of a group is not one of its occupants.
    ///
    /// What the live service does is not documented for updates; when a group is created, such users are added.
    static let adminOutside = ErrorResponse.field("admin_ids", "must be in occupants_ids.")
}

extension Access {
    /// The variables that credentials come from; each may instead be named with `_FILE` behind it.
    package static let variables =
        ["QUICKBLOX_API_KEY", "QUICKBLOX_TOKEN"] + Variables.signInNames + ["QUICKBLOX_USER_ID"]
}

extension Variables {
    static let signInNames = [
        "QUICKBLOX_APPLICATION_ID", "QUICKBLOX_AUTH_KEY", "QUICKBLOX_AUTH_SECRET", "QUICKBLOX_LOGIN", "QUICKBLOX_EMAIL",
        "QUICKBLOX_PASSWORD",
    ]

    /// The credentials, which must be of one kind.
    ///
    /// - Throws: `CredentialsError` where there are none, several kinds, or an incomplete sign-in.
    func credentials() throws(CredentialsError) -> Credentials {
        let kinds = [["QUICKBLOX_API_KEY"], ["QUICKBLOX_TOKEN"], Self.signInNames]
        let set = kinds.compactMap { kind in kind.first(where: has) }
        guard !set.isEmpty else { throw .missing(empty: empty(among: kinds.flatMap { $0 })) }
        guard set.count == 1 else { throw .severalKinds(variables: set) }
        if let key = try secret("QUICKBLOX_API_KEY") { return .apiKey(key) }
        if let token = try secret("QUICKBLOX_TOKEN") { return .sessionToken(token) }
        return .signIn(try signIn())
    }

    private func signIn() throws(CredentialsError) -> SignIn {
        let applicationID = try number("QUICKBLOX_APPLICATION_ID")
        let key = try secret("QUICKBLOX_AUTH_KEY")
        let authSecret = try secret("QUICKBLOX_AUTH_SECRET")
        let user = try signInUser()
        let password = try password("QUICKBLOX_PASSWORD")
        guard let applicationID, let key, let authSecret, let user, let password else {
            throw .incompleteSignIn(missing: missingNames, empty: empty(among: Self.signInNames))
        }
        return SignIn(
            applicationID: applicationID,
            authKey: key,
            authSecret: authSecret,
            user: user,
            password: password
        )
    }

    private func signInUser() throws(CredentialsError) -> SignIn.User? {
        let login = try name("QUICKBLOX_LOGIN")
        let email = try name("QUICKBLOX_EMAIL")
        switch (login, email) {
        case (_?, _?): throw .loginAndEmail
        case (let login?, nil): return .login(login)
        case (nil, let email?): return .email(email)
        case (nil, nil): return nil
        }
    }

    private var missingNames: [String] {
        let either = ["QUICKBLOX_LOGIN", "QUICKBLOX_EMAIL"]
        let others = Self.signInNames.filter { !either.contains($0) && !has($0) }
        return others + (either.contains(where: has) ? [] : ["QUICKBLOX_LOGIN or QUICKBLOX_EMAIL"])
    }
}

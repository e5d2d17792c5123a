import JSON

extension Application {
    /// Creates a user.
    ///
    /// - Throws: `ErrorResponse` with the status 422 for all that is wrong with the parameters, or with 503 if the
    ///   sandbox can keep no more users or the store cannot be written.
    mutating func createUser(_ sent: JSONObject) throws(ErrorResponse) -> User {
        guard accounts.users.hasRoom, let id = accounts.users.nextID else {
            throw .full("users", UserDirectory.mostUsers)
        }
        var parameters = UserParameters(sent)
        var user = parameters.applied(to: User(id: id, createdAt: time, updatedAt: time))
        let password = parameters.password ?? ""
        parameters.reject("password", UserRules.password(password))
        user.password = PasswordProof(password)
        if !user.canSignIn { parameters.reject("base", ["login or email is required"]) }
        try keep(user, &parameters)
        return user
    }

    /// Changes a user; who changes their own password says the old one.
    ///
    /// - Throws: `ErrorResponse` as `createUser` does, or with 422 if the old password is not the one.
    mutating func updateUser(
        _ former: User,
        _ sent: JSONObject,
        usesKey: Bool
    ) throws(ErrorResponse) -> User {
        guard accounts.users.hasRoom(for: former.id) else { throw .full("users", UserDirectory.mostUsers) }
        var parameters = UserParameters(sent)
        var user = parameters.applied(to: former)
        if let password = parameters.password {
            parameters.reject("password", UserRules.password(password))
            let knowsOld = parameters.oldPassword.map { former.password?.matches($0) ?? false } ?? usesKey
            if !knowsOld, former.password != nil { parameters.reject("old_password", ["is incorrect"]) }
            user.password = PasswordProof(password)
        }
        user.updatedAt = time
        if former.canSignIn, !user.canSignIn { parameters.reject("base", ["login or email is required"]) }
        try keep(user, &parameters)
        return user
    }

    private mutating func keep(_ user: User, _ parameters: inout UserParameters) throws(ErrorResponse) {
        let owners = [
            ("login", user.login.flatMap { accounts.users.user(login: $0) }),
            ("email", user.email.flatMap { accounts.users.user(email: $0) }),
            ("external_user_id", user.externalID.flatMap { accounts.users.user(externalID: $0) }),
            ("facebook_id", user.facebookID.flatMap { accounts.users.user(facebookID: $0) }),
        ]
        for (name, owner) in owners {
            if let owner, owner.id != user.id { parameters.reject(name, ["has already been taken"]) }
        }
        guard parameters.mistakes.isEmpty else { throw .invalidUser(parameters.mistakes) }
        try keep([.user(user)])
        accounts.users.put(user)
    }

    /// Deletes a user and takes them out of all groups, which stay theirs by `user_id` where they created them.
    ///
    /// What comes of private dialogs, and of the admins of public ones, is not documented: they stay as they are.
    ///
    /// - Throws: `ErrorResponse` if the store cannot be written; the groups before are left then.
    mutating func deleteUser(_ user: Int) throws(ErrorResponse) {
        for row in table.rows(of: user, .group) { try leave(table[row], user, forGood: true) }
        try keep([.deletedUser(user)])
        accounts.users.delete(user)
        accounts.sessions.end(of: user)
    }
}

extension User {
    /// Whether the user has a name to sign in with.
    fileprivate var canSignIn: Bool { login != nil || email != nil }
}

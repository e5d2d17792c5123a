extension Application {
    /// Deletes a user and takes them out of all groups, which stay theirs by `user_id` where they created them.
    ///
    /// What comes of private dialogs, and of the admins of public ones, is not documented: they stay as they are.
    ///
    /// - Throws: `ErrorResponse` if the store cannot be written; the groups before are left then.
    mutating func deleteUser(_ user: Int) throws(ErrorResponse) {
        for row in table.rows(of: user, .group) { try leave(table[row], user) }
        accounts.users.delete(user)
    }
}

/// What the values of a user's parameters are to be; each rule answers what is wrong, in the words of the API.
///
/// That a taken login is answered with 422, and the texts about passwords and taken logins, were observed; that a user
/// has at most five tags is documented. The other limits are guesses.
enum UserRules {
    /// What is wrong with a login.
    static func login(_ text: String) -> [String] { characters(text) + length(text, 3...50) }

    /// What is wrong with a password; one that is missing is as an empty one, as was observed.
    static func password(_ text: String) -> [String] { characters(text) + length(text, 8...40) }

    /// What is wrong with an e-mail address.
    static func email(_ text: String) -> [String] {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isAddress = parts.count == 2 && !parts.contains("") && !text.contains(where: \.isWhitespace)
        return isAddress ? length(text, 3...255) : ["should look like an email address."]
    }

    /// What is wrong with the tags of a user.
    static func tags(_ tags: [String]) -> [String] {
        if tags.count > 5 { return ["is too long (maximum is 5 tags)"] }
        return tags.flatMap { length($0, 1...100) }
    }

    /// What is wrong with the length of a text, in Unicode scalars.
    static func length(_ text: String, _ limits: ClosedRange<Int>) -> [String] {
        let count = text.unicodeScalars.count
        if count < limits.lowerBound { return ["is too short (minimum is \(limits.lowerBound) characters)"] }
        return count > limits.upperBound ? ["is too long (maximum is \(limits.upperBound) characters)"] : []
    }

    private static func characters(_ text: String) -> [String] {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isPlain ? [] : ["should contain alphanumeric and punctuation characters only"]
    }
}

import QuickBlox
import TestSupport
import Testing

@Suite struct AccessTests {
    private struct NoFile: Error {}

    private func access(_ environment: [String: String], files: [String: String] = [:]) throws(CredentialsError)
        -> Access
    {
        try Access(environment: environment) { path in
            guard let content = files[path] else { throw NoFile() }
            return content
        }
    }

    private static func mixed(_ names: String...) -> CredentialsError { .severalKinds(variables: names) }

    @Test func `a key with a user`() throws {
        let access = try access(["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_USER_ID": "123", "HOME": "/"])
        #expect(access == Access(credentials: try .key("key-of-app"), user: 123))
    }

    @Test func `a token without a user`() throws {
        #expect(try access(["QUICKBLOX_TOKEN": "the-token"]) == Access(credentials: try .token("the-token")))
    }

    @Test(arguments: ["key-of-app", "key-of-app\n", "key-of-app\r\n"])
    func `files, whose last line break does not count`(content: String) throws {
        let environment = ["QUICKBLOX_API_KEY_FILE": "/k", "QUICKBLOX_USER_ID_FILE": "/u"]
        let access = try access(environment, files: ["/k": content, "/u": "7\n"])
        #expect(access == Access(credentials: try .key("key-of-app"), user: 7))
    }

    @Test func `an empty variable beside the right ones is as good as none`() throws {
        let names = ["QUICKBLOX_TOKEN", "QUICKBLOX_LOGIN", "QUICKBLOX_PASSWORD_FILE", "QUICKBLOX_USER_ID"]
        for name in names + ["QUICKBLOX_API_KEY_FILE"] {
            let access = try access(["QUICKBLOX_API_KEY": "key-of-app", name: ""])
            #expect(access == Access(credentials: try .key("key-of-app"), user: nil))
        }
    }

    @Test(arguments: [
        ([:], CredentialsError.missing(empty: [])),
        (["QUICKBLOX_USER_ID": "1"], .missing(empty: [])),
        (
            ["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_TOKEN": "the-token"],
            mixed("QUICKBLOX_API_KEY", "QUICKBLOX_TOKEN")
        ),
        (
            ["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_TOKEN_FILE": "/k"],
            mixed("QUICKBLOX_API_KEY", "QUICKBLOX_TOKEN")
        ),
        (["QUICKBLOX_TOKEN": "the-token", "QUICKBLOX_PASSWORD": "p"], mixed("QUICKBLOX_TOKEN", "QUICKBLOX_PASSWORD")),
        (
            ["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_API_KEY_FILE": "/k"],
            .variableAndFile(variable: "QUICKBLOX_API_KEY")
        ),
        (["QUICKBLOX_API_KEY": ""], .missing(empty: ["QUICKBLOX_API_KEY"])),
        (["QUICKBLOX_TOKEN_FILE": "/empty"], .emptyFile(variable: "QUICKBLOX_TOKEN_FILE")),
        (["QUICKBLOX_TOKEN_FILE": "/no"], .unreadable(variable: "QUICKBLOX_TOKEN_FILE", path: "/no")),
        (["QUICKBLOX_TOKEN_FILE": "/lines"], .malformed(variable: "QUICKBLOX_TOKEN")),
        (["QUICKBLOX_TOKEN_FILE": "/huge"], .malformed(variable: "QUICKBLOX_TOKEN")),
        (["QUICKBLOX_API_KEY": "k k"], .malformed(variable: "QUICKBLOX_API_KEY")),
        (["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_USER_ID": "bob"], .badUserID(variable: "QUICKBLOX_USER_ID")),
        (["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_USER_ID": "0"], .badUserID(variable: "QUICKBLOX_USER_ID")),
        (["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_USER_ID": "-3"], .badUserID(variable: "QUICKBLOX_USER_ID")),
    ])
    func `says what is missing or in the way`(environment: [String: String], error: CredentialsError) {
        let files = [
            "/k": "key-of-app", "/empty": "\n", "/lines": "a\nb\n", "/huge": String(repeating: "x", count: 20_000),
        ]
        #expect(throws: error) { try access(environment, files: files) }
        #expect(!error.description.isEmpty)
        #expect(!error.description.contains("bob"))
    }
}

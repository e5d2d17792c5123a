import QuickBlox
import Testing

@Suite struct SignInAccessTests {
    private static let whole = [
        "QUICKBLOX_APPLICATION_ID": "76730", "QUICKBLOX_AUTH_KEY": "the-auth-key",
        "QUICKBLOX_AUTH_SECRET": "the-auth-secret", "QUICKBLOX_LOGIN": "alice", "QUICKBLOX_PASSWORD": "pass wörd",
    ]

    private struct NoFile: Error {}

    private func access(_ changes: [String: String?], files: [String: String] = [:]) throws(CredentialsError) -> Access
    {
        let environment = changes.reduce(into: Self.whole) { $0[$1.key] = $1.value }
        return try Access(environment: environment) { path in
            guard let content = files[path] else { throw NoFile() }
            return content
        }
    }

    private func signIn(_ changes: [String: String?], files: [String: String] = [:]) throws -> SignIn {
        let credentials = try access(changes, files: files).credentials
        guard case .signIn(let signIn) = credentials else { throw NoFile() }
        return signIn
    }

    @Test func `an application's keys with a login and a password, which may have spaces`() throws {
        #expect(
            try signIn([:])
                == SignIn(
                    applicationID: 76730,
                    authKey: try #require(Secret("the-auth-key")),
                    authSecret: try #require(Secret("the-auth-secret")),
                    user: .login("alice"),
                    password: try #require(Secret(phrase: "pass wörd"))
                )
        )
    }

    @Test func `an e-mail address instead of the login, and files for anything`() throws {
        let signIn = try signIn(
            [
                "QUICKBLOX_LOGIN": nil, "QUICKBLOX_EMAIL": "a@b.example", "QUICKBLOX_PASSWORD": nil,
                "QUICKBLOX_PASSWORD_FILE": "/p", "QUICKBLOX_APPLICATION_ID": nil, "QUICKBLOX_APPLICATION_ID_FILE": "/a",
            ],
            files: ["/p": "secret phrase\n", "/a": "5\n"]
        )
        #expect(signIn.user == .email("a@b.example"))
        #expect(signIn.password == Secret(phrase: "secret phrase"))
        #expect(signIn.applicationID == 5)
    }

    @Test(arguments: [
        (
            ["QUICKBLOX_AUTH_SECRET": nil],
            CredentialsError.incompleteSignIn(missing: ["QUICKBLOX_AUTH_SECRET"], empty: [])
        ),
        (
            ["QUICKBLOX_LOGIN": nil, "QUICKBLOX_PASSWORD": nil],
            .incompleteSignIn(missing: ["QUICKBLOX_PASSWORD", "QUICKBLOX_LOGIN or QUICKBLOX_EMAIL"], empty: [])
        ),
        (["QUICKBLOX_EMAIL": "a@b.example"], .loginAndEmail),
        (["QUICKBLOX_APPLICATION_ID": "0"], .badNumber(variable: "QUICKBLOX_APPLICATION_ID")),
        (["QUICKBLOX_APPLICATION_ID": "my app"], .badNumber(variable: "QUICKBLOX_APPLICATION_ID")),
        (["QUICKBLOX_PASSWORD": "my\npass"], .unprintable(variable: "QUICKBLOX_PASSWORD")),
        (
            ["QUICKBLOX_PASSWORD": ""],
            .incompleteSignIn(missing: ["QUICKBLOX_PASSWORD"], empty: ["QUICKBLOX_PASSWORD"])
        ),
        (["QUICKBLOX_AUTH_KEY": "my key"], .malformed(variable: "QUICKBLOX_AUTH_KEY")),
        (
            ["QUICKBLOX_API_KEY": "my key"],
            .severalKinds(variables: ["QUICKBLOX_API_KEY", "QUICKBLOX_APPLICATION_ID"])
        ),
    ])
    func `says what is missing or in the way, and not what it holds`(
        changes: [String: String?],
        error: CredentialsError
    ) {
        #expect(throws: error) { try access(changes) }
        #expect(error.description.contains("QUICKBLOX_"))
        #expect(!error.description.contains("my"))
    }

    @Test func `no way of printing shows a secret, and redaction takes them all out`() throws {
        let credentials = try access([:]).credentials
        var dumped = ""
        dump(credentials, to: &dumped)
        let secrets = ["the-auth-secret", "pass wörd", "the-auth-key"]
        for text in [dumped, "\(credentials)", String(reflecting: credentials)] {
            for secret in secrets { #expect(!text.contains(secret)) }
        }
        let echoed = credentials.redacted(from: secrets.joined(separator: "/"))
        #expect(echoed == "<redacted>/<redacted>/<redacted>")
    }
}

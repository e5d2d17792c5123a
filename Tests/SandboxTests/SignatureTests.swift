import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct SignatureTests {
    /// In no order, with a number, and strings that a form would have to encode.
    private static let parameters = JSONObject([
        .init(key: "user", value: ["password": "a+b=c", "login": "Zo\u{EB} & co"]),
        .init(key: "signature", value: "whatever"), .init(key: "timestamp", value: "1326966962"),
        .init(key: "auth_key", value: "wJHd4cQSxpQGWx5"), .init(key: "nonce", value: 33_432),
        .init(key: "application_id", value: "22"), .init(key: "device", value: nil),
    ])

    @Test func `signs all parameters but the signature, sorted and raw`() {
        let text =
            "application_id=22&auth_key=wJHd4cQSxpQGWx5&nonce=33432&timestamp=1326966962"
            + "&user[login]=Zo\u{EB} & co&user[password]=a+b=c"
        #expect(Signature.signedText(Self.parameters) == text)
    }

    /// The digits were made with `openssl dgst -sha1 -hmac`.
    @Test func `is HMAC-SHA1 under the secret, in lower-case digits`() {
        let signature = Signature.hexadecimal(of: Self.parameters, key: Secret("parquet-and-oak"))
        #expect(signature == "65dfb46f36cabe52a5c3f5c195c72ad3b31d53f6")
    }

    @Test func `sorts pairs as texts, byte by byte`() {
        let parameters = JSONObject([
            .init(key: "b", value: "1"), .init(key: "a_", value: "1"), .init(key: "a", value: "2"),
            .init(key: "B", value: "1"),
        ])
        #expect(Signature.signedText(parameters) == "B=1&a=2&a_=1&b=1")
    }
}

@Suite(.serialized) struct SandboxSecretTests {
    private let user = User(id: 1, login: "alice", password: Secret("open sesame"))

    @Test func `shows in no description and no dump`() {
        var dumped = ""
        dump(user, to: &dumped)
        for text in ["\(user)", String(reflecting: user), dumped, "\(Secret("open sesame"))"] {
            #expect(!text.contains("sesame"))
        }
    }

    @Test func `matches its own bytes alone`() {
        #expect(Secret("caf\u{E9}").matches("caf\u{E9}"))
        #expect(!Secret("caf\u{E9}").matches("cafe\u{301}"))
    }
}

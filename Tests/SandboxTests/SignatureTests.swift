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

    private static let sha1 = "65dfb46f36cabe52a5c3f5c195c72ad3b31d53f6"
    private static let sha256 = "9c8d53fc3a22328c99e6754a1ef58d7fae0f0d6cc306845228b048b292b19872"

    /// The digits were made with `openssl dgst -sha1 -hmac` and `-sha256 -hmac`.
    @Test(arguments: [
        (sha1, "taken", true), (sha1, "refused", true), (sha256, "taken", true), (sha256, "refused", false),
        (sha1.uppercased(), "taken", false), (String(sha256.dropLast()), "taken", false),
        (String(sha256.prefix(40)), "taken", false), ("", "taken", false),
    ])
    func `is HMAC-SHA1 or HMAC-SHA256 under the secret, in lower-case digits`(
        signature: String,
        assumed: String,
        isRight: Bool
    ) throws {
        let key = Secret("parquet-and-oak")
        let assumptions = try Assumptions(["sha256=\(assumed)"])
        #expect(Signature.matches(signature, Self.parameters, key: key, assumptions) == isRight)
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
    private let user = User(id: 1, login: "alice", password: PasswordProof("open sesame"))

    @Test func `shows in no description and no dump`() {
        var dumped = ""
        dump(user, to: &dumped)
        for text in ["\(user)", String(reflecting: user), dumped, "\(Secret("open sesame"))"] {
            #expect(!text.contains("sesame"))
        }
    }

    @Test func `matches its own bytes alone, and by a code of them too`() throws {
        let proof = PasswordProof("caf\u{E9}")
        for proof in [proof, try #require(PasswordProof(stored: proof.stored))] {
            #expect(proof.matches("caf\u{E9}"))
            #expect(!proof.matches("cafe\u{301}"))
            #expect(!proof.matches(""))
        }
        #expect(PasswordProof("a") != PasswordProof("a"))
        for stored in [JSONValue.null, [:], ["salt": "00", "code": "00"], ["salt": "0", "code": 1]] {
            #expect(PasswordProof(stored: stored) == nil)
        }
        #expect(Secret("caf\u{E9}").matches("caf\u{E9}"))
        #expect(!Secret("caf\u{E9}").matches("cafe\u{301}"))
    }
}

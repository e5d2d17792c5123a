import JSON
import Testing

@testable import Sandbox

/// The values that must never reach the log.
@Suite(.serialized) struct LoggedParameterTests {
    private func redacted(_ parameters: JSONObject) -> JSONValue { .object(parameters.withoutSecrets) }

    @Test(arguments: [
        "access_token", "api_key", "auth_key", "auth_secret", "old_password", "password", "secret", "signature",
        "token", "TOKEN",
        "Api_Key", "to\u{212A}en", "user[password", "user]password", "]token[", "[secret", "a[b][c[password]",
        "é[token]",
    ])
    func `replaces the value of a secret, at the top and below others`(name: String) {
        let top = redacted(JSONObject([.init(key: name, value: "x")]))
        #expect(top == .object(JSONObject([.init(key: name, value: "<redacted>")])))
        let nested: JSONObject = [
            "a": ["b": [1, [.object(JSONObject([.init(key: name, value: ["x", ["y": 1]])]))]]], "c": 2,
        ]
        let expected: JSONObject = [
            "a": ["b": [1, [.object(JSONObject([.init(key: name, value: "<redacted>")]))]]], "c": 2,
        ]
        #expect(redacted(nested) == .object(expected))
    }

    @Test(arguments: [
        "", "name", "type", "tokens", "toke", "tokem", "passwords", "a_token_", "access-token", "é", "data[class_name]",
        "occupants_ids[]", "secretive",
    ])
    func `leaves everything else as it is`(name: String) {
        let parameters = JSONObject([.init(key: name, value: ["x": 1, "y": [true, nil]])])
        #expect(redacted(parameters) == .object(parameters))
    }
}

import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct AccountsFileTests {
    private func mistake(_ text: String) -> AccountsFileError? {
        do throws(AccountsFileError) {
            _ = try AccountsFile(json: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `reads application, users and classes`() throws {
        let text = """
            {"application": {"id": 7, "auth_key": "k", "auth_secret": "s", "account_key": "a"},
             "users": [{"id": 2}, {"id": 1, "login": "alice", "password": "p", "email": "a@b.c", "phone": "+1",
                        "external_user_id": 9, "full_name": "Alice Doe", "website": "w", "facebook_id": "5",
                        "custom_data": "c", "user_tags": "staff, web"}],
             "classes": {"Room": {"region": "String", "seats": "Integer_a"}, "Empty": {}}}
            """
        let file = try AccountsFile(json: Array(text.utf8))
        #expect(file.applicationID == 7)
        #expect(file.application?.authKey == Secret("k"))
        #expect(file.application?.authSecret == Secret("s"))
        #expect(file.application?.accountKey == Secret("a"))
        let alice = User(
            id: 1,
            login: "alice",
            password: file.users?.last?.password,
            email: "a@b.c",
            phone: "+1",
            externalID: 9,
            fullName: "Alice Doe",
            website: "w",
            facebookID: "5",
            customData: "c",
            tags: ["staff", "web"]
        )
        #expect(file.users == [User(id: 2), alice])
        #expect(file.users?.map { $0.password?.matches("p") } == [nil, true])
        let room = ["region": CustomFieldType(.string), "seats": CustomFieldType(.integer, isArray: true)]
        #expect(file.classes == CustomClasses(["Room": room, "Empty": [:]]))
    }

    @Test func `may leave out everything`() throws {
        let file = try AccountsFile(json: Array("{}".utf8))
        #expect(file.applicationID == nil)
        #expect(file.users == nil)
        #expect(file.classes == nil)
    }

    @Test(arguments: [
        ("", "1:1: expected an object, but the text ends"), ("[]", "1:1: expected an object"),
        ("{\n  \"user\": []\n}", "2:11: unknown member 'user'; known are application, users, classes"),
        (#"{"us\u202Eers": 1}"#, "1:17: unknown member 'us?ers'; known are application, users, classes"),
        (#"{"users": [], "users": []}"#, "1:24: 'users' stands here twice"),
        (#"{"users": {}}"#, "1:11: expected an array"),
        ("{\"\u{1F600}\": 1}", "1:7: unknown member '\u{1F600}'; known are application, users, classes"),
        (#"{"users": [{"login": "a"}]}"#, "1:12: 'id' is missing; add it"),
        (#"{"users": [{"id": 0}]}"#, "1:19: 'id' is not a positive integer"),
        (#"{"users": [{"id": 1.5}]}"#, "1:19: 'id' is not a positive integer"),
        (#"{"users": [{"id": "1"}]}"#, "1:19: 'id' is not a positive integer"),
        (#"{"users": [{"id": 1, "login": 5}]}"#, "1:31: 'login' is a number, not a string"),
        (#"{"users": [{"id": 1, "login": ""}]}"#, "1:31: 'login' is empty"),
        (#"{"users": [{"id": 1, "password": null}]}"#, "1:34: 'password' is null, not a string"),
        ("{\"users\": [{\"id\": 1},\n {\"id\": 1}]}", "2:2: another user has this 'id'; give each one his own"),
        (
            #"{"users": [{"id": 1, "login": "a"}, {"id": 2, "login": "a"}]}"#,
            "1:37: another user has this 'login'; give each one his own"
        ),
        (
            #"{"users": [{"id": 1, "email": "a"}, {"id": 2, "email": "a"}]}"#,
            "1:37: another user has this 'email'; give each one his own"
        ),
        (
            #"{"users": [{"id": 1, "external_user_id": 3}, {"id": 2, "external_user_id": 3}]}"#,
            "1:46: another user has this 'external_user_id'; give each one his own"
        ),
        (#"{"application": {"id": 1, "auth_key": "k"}}"#, "1:17: 'auth_secret' is missing; add it"),
        (#"{"application": {"id": -1}}"#, "1:24: 'id' is not a positive integer"),
        (
            #"{"application": {"secret": "s"}}"#,
            "1:28: unknown member 'secret'; known are id, auth_key, auth_secret, account_key"
        ),
        (#"{"classes": {"Room": {"a": 1}}}"#, "1:28: the type of a field is a number, not a string"),
        (
            #"{"classes": {"Room": {"a": "Text"}}}"#,
            "1:28: the type of a field is none of Integer, String, Float, Boolean, Location, File, Date, nor one of "
                + "these with '_a' behind it"
        ),
        (#"{"classes": {"Room": []}}"#, "1:22: expected an object"),
        (#"{"classes": {"": {}}}"#, "1:18: a class has an empty name"),
        (#"{"classes": {"A": {"b": "Date", "b": "Date"}}}"#, "1:44: the field 'b' stands here twice"),
        (#"{"users": [[[[[[[[[]]]]]]]]]}"#, "1:12: expected an object"), ("{} x", "1:4: expected the end of the text"),
    ])
    func `names the place of a mistake`(text: String, expected: String) {
        #expect(mistake(text)?.description == expected)
    }

    @Test func `quotes no value, as it may be a secret`() {
        for text in [#"{"application": {"id": "s3cret"}}"#, #"{"users": [{"id": 1, "password": ["s3cret"]}]}"#] {
            #expect(mistake(text)?.description.contains("s3cret") == false)
        }
    }

    @Test func `has bounds`() {
        let long = String(repeating: " ", count: AccountsFile.longest) + "{}"
        #expect(mistake(long)?.reason == "longer than 16777216 bytes")
        let users = (1...100_001).map { #"{"id": \#($0)}"# }.joined(separator: ",")
        #expect(mistake(#"{"users": [\#(users)]}"#)?.reason == "more than 100000 users")
    }
}

@Suite(.serialized) struct AccountsDirectoryTests {
    @Test(arguments: [
        (nil, nil, [1, 2, 7]), ([7], nil, [7]), (nil, "1-2", [1, 2]), ([7], "2", [2, 7]), ([], nil, []),
    ])
    func `has the declared users beside the ranges, or everyone`(declared: [Int]?, ranges: String?, expected: [Int]) {
        let directory = UserDirectory(
            declared: declared?.map { User(id: $0) },
            ranges: ranges.flatMap { UserRanges($0) }
        )
        #expect([-1, 0, 1, 2, 7].filter { directory[$0] != nil } == expected)
    }
}

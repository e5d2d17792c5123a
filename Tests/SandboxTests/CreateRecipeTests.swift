import JSON
import TestSupport
import Testing

/// Each recipe of the reference's page "Create Dialog": the bytes that its curl command sends, and the whole answer.
@Suite(.serialized) struct CreateRecipeTests {
    /// How the recipes authenticate.
    private enum Credentials {
        case first
        case second
        case third
        case key

        var headers: [String] {
            switch self {
            case .first: ["QB-Token: eddf864695d72d33b959eec2ae6c640d817dfada"]
            case .second: ["QB-Token: 1319b4991186601ccf4df2d0fa89565f68012bba"]
            case .third: ["QB-Token: 2e80acd7f3d9c1e79312e0d1dafd6691ba012bba"]
            case .key: ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 123"]
            }
        }
    }

    private func post(_ credentials: Credentials, _ body: String, to sandbox: RunningSandbox) throws -> LoopbackAnswer {
        let answer = try sandbox.curl("POST", ["Content-Type: application/json"] + credentials.headers, body)
        expectHeaders(of: answer, hasToken: credentials != .key)
        return answer
    }

    private func expectCreation(_ expected: ExpectedDialog, _ credentials: Credentials, _ body: String) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try post(credentials, body, to: sandbox)
            #expect(answer.status == 201)
            #expect(try answer.json == expected.json)
        }
    }

    private func expectHeaders(of answer: LoopbackAnswer, hasToken: Bool) {
        #expect(answer["content-type"] == "application/json; charset=utf-8")
        #expect(answer["access-control-allow-origin"] == "*")
        #expect(answer["quickblox-rest-api-version"] == "0.1.1")
        #expect(answer["date"] == "Sun, 08 Sep 2019 17:24:11 GMT")
        #expect(answer["x-request-id"] != nil)
        #expect(answer["qb-token-expirationdate"] == (hasToken ? "2019-09-08 19:24:11 +0000" : nil))
    }

    @Test func `creates a private dialog`() async throws {
        try await expectCreation(
            ExpectedDialog(occupants: [96_753_878, 102_433_721], type: 3, hasRoom: false),
            .first,
            """
            {  
              "type":3,
              "occupants_ids":"102433721"
            }
            """
        )
    }

    @Test func `creates a public dialog`() async throws {
        try await expectCreation(
            ExpectedDialog(name: "Soccer news", photo: "67834", type: 1),
            .first,
            """
            {  
              "type":1,
              "name":"Soccer news",
              "photo":"67834"
            }
            """
        )
    }

    @Test func `creates a group dialog`() async throws {
        try await expectCreation(
            ExpectedDialog(
                name: "New Year party",
                occupants: [96_753_878, 96_754_523, 96_830_631, 96_831_328, 96_831_397],
                photo: "68123",
                type: 2,
                joinRequired: 0
            ),
            .second,
            """
            {  
              "type":2,
              "name":"New Year party",
              "occupants_ids":"96831397,96831328,96830631,96754523",
              "photo":"68123"
            }
            """
        )
    }

    /// The recipe as it stands there has a comma too many.
    @Test func `refuses the custom parameters recipe, which is not JSON`() async throws {
        try await RunningSandbox.run { sandbox in
            let body = """
                { 
                  "type":2,
                  "name":"Chat with Bob, Sam, Garry",
                  "occupants_ids":"96754523,96830631,96831328",
                  "data":{ 
                      "class_name":"ScoreTable",
                      "game_mode_name":"rainbow dash",
                      "expert_mode":"3",
                      "progress":"56",
                  }
                }
                """
            let answer = try post(.third, body, to: sandbox)
            #expect(answer.status == 400)
            #expect(
                answer.text == #"{"errors":["the body is not valid JSON: expected a key in double quotes (byte 235)"]}"#
            )
            #expect(try sandbox.curl("GET", Credentials.third.headers).json.object?["total_entries"] == 0)
        }
    }

    @Test func `creates a dialog with custom parameters, once the recipe is mended`() async throws {
        let expected = ExpectedDialog(
            name: "Chat with Bob, Sam, Garry",
            occupants: [96_753_878, 96_754_523, 96_830_631, 96_831_328],
            type: 2,
            joinRequired: 0,
            data: [
                "class_name": "ScoreTable", "game_mode_name": "rainbow dash", "expert_mode": "3", "progress": "56",
            ]
        )
        try await expectCreation(
            expected,
            .third,
            """
            { 
              "type":2,
              "name":"Chat with Bob, Sam, Garry",
              "occupants_ids":"96754523,96830631,96831328",
              "data":{ 
                  "class_name":"ScoreTable",
                  "game_mode_name":"rainbow dash",
                  "expert_mode":"3",
                  "progress":"56"
              }
            }
            """
        )
    }

    @Test func `creates a group dialog with an API key`() async throws {
        try await expectCreation(
            ExpectedDialog(
                name: "New Year party",
                occupants: [123, 96_754_523, 96_830_631, 96_831_328, 96_831_397],
                photo: "68123",
                type: 2,
                owner: 123,
                joinRequired: 0
            ),
            .key,
            """
            {  
              "type":2,
              "name":"New Year party",
              "occupants_ids":"96831397,96831328,96830631,96754523",
              "photo":"68123"
            }
            """
        )
    }

    @Test func `creates a private dialog with an API key`() async throws {
        try await expectCreation(
            ExpectedDialog(occupants: [123, 102_433_721], type: 3, owner: 123, hasRoom: false),
            .key,
            """
            {  
              "type":3,
              "occupants_ids":"102433721"
            }
            """
        )
    }

    @Test func `creates a public dialog with an API key`() async throws {
        try await expectCreation(
            ExpectedDialog(name: "Soccer news", photo: "67834", type: 1, owner: 123),
            .key,
            """
            {  
              "type":1,
              "name":"Soccer news",
              "photo":"67834"
            }
            """
        )
    }

    @Test func `creates a group dialog that need not be joined`() async throws {
        try await expectCreation(
            ExpectedDialog(
                name: "Chat with Bob, Sam, Garry",
                occupants: [96_753_878, 96_754_523, 96_830_631, 96_831_328],
                type: 2,
                joinRequired: 0
            ),
            .third,
            """
            {
              "type":2,
              "name":"Chat with Bob, Sam, Garry",
              "occupants_ids":"96754523,96830631,96831328",
              "is_join_required":0
            }
            """
        )
    }

    @Test func `creates a group dialog with admins`() async throws {
        try await expectCreation(
            ExpectedDialog(
                name: "New Year party",
                occupants: [96_753_878, 96_754_523, 96_830_631, 96_831_328, 96_831_397],
                admins: [96_831_328, 96_831_397],
                photo: "68123",
                type: 2,
                joinRequired: 0
            ),
            .second,
            """
            {
              "type":2,
              "name":"New Year party",
              "occupants_ids":"96831397,96831328,96830631,96754523",
              "photo":"68123",
              "admin_ids":"96831397,96831328"
            }
            """
        )
    }

    @Test func `creates a public dialog with admins`() async throws {
        try await expectCreation(
            ExpectedDialog(name: "Soccer news", admins: [96_831_328, 96_831_397], photo: "67834", type: 1),
            .first,
            """
            {
              "type":1,
              "name":"Soccer news",
              "photo":"67834",
              "admin_ids":"96831397,96831328"
            }
            """
        )
    }

    /// The recipe sends the admins with a token and leaves them out with the key; both are here, and what it means.
    @Test func `creates a group dialog with admins with an API key`() async throws {
        let plain = """
            {
              "type":2,
              "name":"New Year party",
              "occupants_ids":"96831397,96831328,96830631,96754523",
              "photo":"68123"
            }
            """
        let full = """
            {
              "type":2,
              "name":"New Year party",
              "occupants_ids":"96831397,96831328,96830631,96754523",
              "photo":"68123",
              "admin_ids":"96831397,96831328"
            }
            """
        try await RunningSandbox.run { sandbox in
            let first = try post(.key, plain, to: sandbox)
            #expect(
                try first.json
                    == ExpectedDialog(
                        name: "New Year party",
                        occupants: [123, 96_754_523, 96_830_631, 96_831_328, 96_831_397],
                        photo: "68123",
                        type: 2,
                        owner: 123,
                        joinRequired: 0
                    ).json
            )
            let second = try post(.second, full, to: sandbox)
            #expect(
                try second.json
                    == ExpectedDialog(
                        id: "5d75393ba28f9a0000000002",
                        name: "New Year party",
                        occupants: [96_753_878, 96_754_523, 96_830_631, 96_831_328, 96_831_397],
                        admins: [96_831_328, 96_831_397],
                        photo: "68123",
                        type: 2,
                        joinRequired: 0
                    ).json
            )
            let third = try post(.key, full, to: sandbox)
            #expect(
                try third.json
                    == ExpectedDialog(
                        id: "5d75393ba28f9a0000000003",
                        name: "New Year party",
                        occupants: [123, 96_754_523, 96_830_631, 96_831_328, 96_831_397],
                        admins: [96_831_328, 96_831_397],
                        photo: "68123",
                        type: 2,
                        owner: 123,
                        joinRequired: 0
                    ).json
            )
            #expect([first, second, third].map(\.status) == [201, 201, 201])
        }
    }

    /// The recipe sends the admins with a token and leaves them out with the key; both are here, and what it means.
    @Test func `creates a public dialog with admins with an API key`() async throws {
        let plain = """
            {
              "type":1,
              "name":"Soccer news",
              "photo":"67834"
            }
            """
        let full = """
            {
              "type":1,
              "name":"Soccer news",
              "photo":"67834",
              "admin_ids":"96831397,96831328"
            }
            """
        try await RunningSandbox.run { sandbox in
            let first = try post(.key, plain, to: sandbox)
            #expect(try first.json == ExpectedDialog(name: "Soccer news", photo: "67834", type: 1, owner: 123).json)
            let second = try post(.first, full, to: sandbox)
            #expect(
                try second.json
                    == ExpectedDialog(
                        id: "5d75393ba28f9a0000000002",
                        name: "Soccer news",
                        admins: [96_831_328, 96_831_397],
                        photo: "67834",
                        type: 1
                    ).json
            )
            let third = try post(.key, full, to: sandbox)
            #expect(
                try third.json
                    == ExpectedDialog(
                        id: "5d75393ba28f9a0000000003",
                        name: "Soccer news",
                        admins: [96_831_328, 96_831_397],
                        photo: "67834",
                        type: 1,
                        owner: 123
                    ).json
            )
            #expect([first, second, third].map(\.status) == [201, 201, 201])
        }
    }
}

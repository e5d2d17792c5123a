import JSON
import TestSupport
import Testing

/// Each recipe of the reference's page "Create Dialog": the bytes that its curl command sends, and the whole response.
@Suite(.serialized) struct CreateRecipeTests {
    @Test(arguments: CreateRecipe.all)
    func `creates what the recipe says`(recipe: CreateRecipe) async throws {
        try await RunningSandbox.run { sandbox in try expectCreation(by: recipe, in: sandbox) }
    }

    /// The recipe in the reference has a comma too many.
    @Test func `refuses the custom parameters recipe, which is not JSON`() async throws {
        try await RunningSandbox.run { sandbox in
            let body = CreateRecipe.customParameters.replacing(#""progress":"56""#, with: #""progress":"56","#)
            let answer = try post(body, .third, to: sandbox)
            #expect(answer.status == 400)
            #expect(
                answer.text == #"{"errors":["the body is not valid JSON: expected a key in double quotes (byte 235)"]}"#
            )
            #expect(try sandbox.curl("GET", CreateRecipe.Credentials.third.headers).json.object?["total_entries"] == 0)
        }
    }

    /// The recipe sends the admins with a token and leaves them out with the key; both are tested, and the intended
    /// request.
    @Test(arguments: [(CreateRecipe.groupDialog, CreateRecipe.Credentials.second), (CreateRecipe.publicDialog, .first)])
    func `creates a dialog with admins with an API key`(
        dialog: CreateRecipe.Dialog,
        token: CreateRecipe.Credentials
    ) async throws {
        try await RunningSandbox.run { sandbox in
            try expectCreation(by: CreateRecipe(dialog, .key, opening: "{"), in: sandbox)
            try expectCreation(number: 2, by: CreateRecipe(dialog, token, hasAdmins: true), in: sandbox)
            try expectCreation(number: 3, by: CreateRecipe(dialog, .key, hasAdmins: true), in: sandbox)
        }
    }

    private func expectCreation(number: Int = 1, by recipe: CreateRecipe, in sandbox: RunningSandbox) throws {
        let answer = try post(recipe.body, recipe.credentials, to: sandbox)
        var expected = recipe.expected
        expected.id = "5d75393ba28f9a000000000\(number)"
        #expect(answer.status == 201)
        #expect(try answer.json == expected.json)
    }

    private func post(
        _ body: String,
        _ credentials: CreateRecipe.Credentials,
        to sandbox: RunningSandbox
    ) throws -> LoopbackAnswer {
        let answer = try sandbox.curl("POST", ["Content-Type: application/json"] + credentials.headers, body)
        #expect(answer["content-type"] == "application/json; charset=utf-8")
        #expect(answer["access-control-allow-origin"] == "*")
        #expect(answer["quickblox-rest-api-version"] == "0.1.1")
        #expect(answer["date"] == "Sun, 08 Sep 2019 17:24:11 GMT")
        #expect(answer["x-request-id"] != nil)
        #expect(answer["qb-token-expirationdate"] == (credentials == .key ? nil : "2019-09-08 19:24:11 +0000"))
        return answer
    }
}

import JSON
import Testing

@testable import Sandbox

@Suite struct OpenAPITests {
    private func document() throws -> JSONObject { try #require(try JSONValue(parsing: OpenAPIDocument.json).object) }

    @Test func `has every endpoint with its method and path, and says how it is known`() throws {
        let paths = try #require(try document()["paths"]?.object)
        for endpoint in Endpoint.allCases {
            let operation = paths[endpoint.row.path]?.object?[endpoint.row.method.lowercased()]?.object
            #expect(operation?["operationId"]?.text == "\(endpoint)")
            #expect(operation?["x-basis"]?.text == endpoint.row.basis.rawValue)
            let responses = try #require(operation?["responses"]?.object)
            for (status, response) in responses {
                let basis = response.object?["x-basis"]?.text ?? ""
                #expect(EndpointRow.Basis(rawValue: basis) != nil, "\(endpoint) \(status)")
            }
        }
        let count = paths.members.reduce(0) { $0 + ($1.value.object?.count ?? 0) }
        #expect(count == Endpoint.allCases.count)
    }

    @Test func `refers to no schema that is not there, and has none that nothing refers to`() throws {
        let text = String(decoding: OpenAPIDocument.json, as: UTF8.self)
        let named = Set(text.matches(of: #/#\\?/components\\?/schemas\\?/(\w+)/#).map { String($0.1) })
        let there = try document()["components"]?.object?["schemas"]?.object?.members.map(\.key)
        #expect(named == Set(try #require(there)))
    }

    @Test func `is served beside the API`() throws {
        let request = SandboxRequest(method: "GET", target: "/openapi.json")
        let source = PageSource(FaultyRouter(InProcess().router, .none))
        let response = try #require(Page().answer(request, source))
        #expect(response.status == 200)
        #expect(try response.json["openapi"] == "3.1.0")
    }
}

import JSON

/// The machine-readable description of what the sandbox serves, made of its table of endpoints
/// (https://spec.openapis.org/oas/v3.1.1.html).
///
/// `x-basis` says of each operation and response how it is known of the live service: documented, observed, or a guess.
enum OpenAPIDocument {
    /// The document, as JSON.
    static let json: [UInt8] = JSONValue.object(document).serialized()

    private static var document: JSONObject {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "QuickBlox sandbox",
                "version": "1",
                "description": """
                What quickblox-sandbox serves of QuickBlox's API. x-basis says how each part is known of the live \
                service: documented, observed, or a guess.
                """,
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths),
            "components": [
                "securitySchemes": .object(securitySchemes),
                "schemas": .object(JSONObject(OpenAPISchemas.all)),
            ],
        ]
    }

    private static var securitySchemes: JSONObject {
        let header = { (name: String, text: String) -> JSONValue in
            ["type": "apiKey", "in": "header", "name": .string(name), "description": .string(text)]
        }
        return [
            "token": header("QB-Token", "The token of a session."),
            "key": header("Authorization", "'ApiKey' and the application's key."),
        ]
    }

    /// The operations by path; other spellings of a path are told beside the first.
    private static var paths: JSONObject {
        var paths = JSONObject()
        for endpoint in Endpoint.allCases {
            let row = endpoint.row
            var item = paths[row.path]?.object ?? JSONObject()
            item[row.method.lowercased()] = .object(operation(endpoint, row))
            paths[row.path] = .object(item)
        }
        return paths
    }

    private static func operation(_ endpoint: Endpoint, _ row: EndpointRow) -> JSONObject {
        var operation: JSONObject = [
            "operationId": .string("\(endpoint)"),
            "summary": .string(row.summary),
            "x-basis": .string(row.basis.rawValue),
        ]
        if !row.otherPaths.isEmpty {
            operation["x-other-paths"] = .array(row.otherPaths.map(JSONValue.string))
        }
        var parameters = row.valueNames.map { name in pathParameter(name) }
        if endpoint.actsForUser { parameters.append(onBehalfOf) }
        parameters += endpoint.queryParameters
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = endpoint.requestSchema {
            operation["requestBody"] = ["content": content(body)]
        }
        let either: [JSONValue] = [["token": []], ["key": []]]
        operation["security"] = .array(endpoint.needsCredentials ? either : either + [[:]])
        operation["responses"] = .object(responses(endpoint, row))
        return operation
    }

    private static func pathParameter(_ name: String) -> JSONValue {
        ["name": .string(name), "in": "path", "required": true, "schema": ["type": "string", "minLength": 1]]
    }

    private static let onBehalfOf: JSONValue = [
        "name": "On-Behalf-Of", "in": "header", "description": "The user for whom a key acts.",
        "schema": ["type": "string", "pattern": "^[1-9][0-9]{0,9}$"],
    ]

    private static func responses(_ endpoint: Endpoint, _ row: EndpointRow) -> JSONObject {
        var success: JSONObject = ["description": "It is done.", "x-basis": .string(row.basis.rawValue)]
        if let schema = endpoint.responseSchema { success["content"] = content(schema) }
        let error: JSONValue = [
            "description": "It is refused.", "x-basis": "guess", "content": content("Error"),
        ]
        var responses = JSONObject([.init(key: String(endpoint.successStatus), value: .object(success))])
        if endpoint.findsNobodyWithoutText {
            responses["404"] = ["description": "Nobody is found; the body is a space.", "x-basis": "observed"]
        }
        responses["4XX"] = error
        responses["503"] = error
        return responses
    }

    private static func content(_ schema: String) -> JSONValue {
        ["application/json": ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]]
    }
}

import JSON

extension SandboxRequest {
    /// The decoded parameters of the query and the body; if both have one, the body takes precedence.
    ///
    /// The content type, without its parameters, tells whether the body is JSON or a form; for an unknown type the
    /// first byte of the body does. All parameters may be in the query, with an empty body of any type.
    ///
    /// - Throws: `ParameterError` if the query or the body cannot be decoded.
    var parameters: JSONObject {
        get throws(ParameterError) {
            let query = query
            let inQuery = query.isEmpty ? JSONObject() : try FormDecoder.parameters(of: query)
            let inBody = try bodyParameters
            if inQuery.isEmpty { return inBody }
            return inBody.isEmpty ? inQuery : JSONObject(inQuery.members + inBody.members)
        }
    }

    private var bodyParameters: JSONObject {
        get throws(ParameterError) {
            guard let first = body.first(where: { !$0.isWhitespace }) else { return JSONObject() }
            switch mediaType {
            case "application/json": return try jsonOrForm()
            case "application/x-www-form-urlencoded": return try FormDecoder.parameters(of: body)
            case "multipart/form-data":
                let boundary = headers.contentType.flatMap(HeaderValue.init)?["boundary"]
                return try MultipartForm(boundary).parameters(of: body)
            default: return first == UInt8(ascii: "{") ? try json() : try FormDecoder.parameters(of: body)
            }
        }
    }

    /// The content type in lower case, without its parameters.
    private var mediaType: String {
        if headers.contentType == "application/json" { return "application/json" }
        let type = (headers.contentType ?? "").utf8.prefix { $0 != UInt8(ascii: ";") }
        return String(Substring(type)).trimmed.lowercased()
    }

    /// A JSON body; with `GET` and `DELETE`, a form declared as JSON is accepted too, since the reference's own recipes
    /// send that.
    private func jsonOrForm() throws(ParameterError) -> JSONObject {
        do throws(ParameterError) {
            return try json()
        } catch {
            guard method == "GET" || method == "DELETE" else { throw error }
            return try FormDecoder.parameters(of: body)
        }
    }

    private func json() throws(ParameterError) -> JSONObject {
        do throws(JSONError) {
            if let object = try JSONValue(parsing: body).object { return object }
        } catch {
            throw ParameterError("the body is not valid JSON: \(error)")
        }
        throw ParameterError("the body is not a JSON object")
    }
}

extension UInt8 {
    fileprivate var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct MultipartTests {
    private static let type = "multipart/form-data; boundary=\"--x y\""

    /// A body of parts, each with its header and its content.
    private func body(_ parts: [(header: String, content: String)], end: String = "--\r\n") -> String {
        parts.map { "----x y\r\n\($0.header)\r\n\r\n\($0.content)\r\n" }.joined() + "----x y\(end)"
    }

    private func field(_ name: String) -> String { "Content-Disposition: form-data; name=\"\(name)\"" }

    private func parameters(_ body: String, type: String = type) throws(ParameterError) -> JSONObject {
        let headers = SandboxRequest.Headers(contentType: type)
        return try SandboxRequest(method: "POST", target: "/", headers: headers, body: Array(body.utf8)).parameters
    }

    private func refusal(_ body: String, type: String = type) -> String? {
        do throws(ParameterError) {
            _ = try parameters(body, type: type)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `is read as a form is, with its brackets, and byte for byte`() throws {
        let parts = [
            (field("type"), "2"), (field("data[class_name]"), "Room"), (field("occupants_ids[]"), "8"),
            (field("occupants_ids[]"), "9"), (field("name"), "a+b %41\r\n--x\r\n-\u{E9}"),
            ("content-TYPE: text/plain; charset=UTF-8\r\nX-Other: x\r\ncontent-disposition:FORM-DATA ;NAME=photo", ""),
        ]
        let expected: JSONValue = [
            "type": "2", "data": ["class_name": "Room"], "occupants_ids": ["8", "9"],
            "name": "a+b %41\r\n--x\r\n-\u{E9}", "photo": "",
        ]
        #expect(.object(try parameters(body(parts))) == expected)
        #expect(.object(try parameters(body(parts, end: "-- and an epilogue"))) == expected)
        #expect(try parameters(body([])).isEmpty)
    }

    @Test func `makes a dialog`() throws {
        var api = InProcess()
        let body = body([(field("type"), "2"), (field("name"), "a"), (field("occupants_ids"), "8, 9")])
        let response = api.send("POST", "/chat/Dialog.json", type: Self.type, body: body)
        #expect(response.status == 201)
        #expect(try response.member("occupants_ids") == [7, 8, 9])
    }

    @Test(arguments: [#"a\"b"#, "a%22b"])
    func `takes quotation marks in names as browsers and others write them`(name: String) throws {
        #expect(try parameters(body([(field(name), "1")]))["a\"b"] == "1")
    }

    @Test func `is refused where it is malformed, a file, or encoded otherwise`() {
        let part = "----x y\r\n\(field("a"))\r\n\r\n1\r\n"
        let malformed = "a part of a multipart body has no proper header"
        let cases = [
            ("", nil), ("\r\n" + part, "a multipart body does not begin with its boundary"),
            (part, "the last part of a multipart body has no end"),
            (part + "----x", "the last part of a multipart body has no end"),
            ("----x y\n\(field("a"))\n\n1\n----x y--", malformed),
            ("----x y\r\nnothing\r\n\r\n1\r\n----x y--", malformed),
            ("----x y\r\n", malformed), ("----x yz\r\n\(field("a"))\r\n\r\n1\r\n----x y--", malformed),
            (body([("X-Other: 1", "1")]), "a part of a multipart body has no name"),
            (
                body([(field("a") + "; filename=\"x.png\"", "1")]),
                "a part of a multipart body is a file, and the sandbox keeps no files"
            ),
            (
                body([(field("a") + "; filename*=UTF-8''x", "1")]),
                "a part of a multipart body is a file, and the sandbox keeps no files"
            ),
            (body([("Content-Disposition: attachment; name=a", "1")]), malformed),
            (body([("Content-Disposition: form-data; name=\"a", "1")]), malformed),
            (body([(field("a") + "; name=b", "1")]), malformed),
            (body([(field("a") + "\r\n" + field("b"), "1")]), malformed),
            (
                body([(field("a") + "\r\nContent-Type: text/plain; charset=latin1", "1")]),
                "a part of a multipart body is not UTF-8"
            ),
            (
                body([(field("a") + "\r\nContent-Transfer-Encoding: base64", "MQ==")]),
                "a part of a multipart body has a transfer encoding"
            ),
            (body([(field("a") + "\r\nX: " + String(repeating: "x", count: 9_000), "1")]), malformed),
            (
                body([(field("a") + String(repeating: "\r\nX: " + String(repeating: "x", count: 4_000), count: 3), "1")]
                ), malformed
            ),
            (
                body([(field(String(repeating: "a[", count: 1) + String(repeating: "b][", count: 40) + "]"), "1")]),
                "parameters are nested too deeply"
            ),
        ]
        for (body, reason) in cases { #expect(refusal(body) == reason) }
    }

    @Test func `is refused without a boundary, and with too many parts`() {
        let reason = "the content type of a multipart body has no boundary"
        let long = String(repeating: "x", count: 71)
        for type in ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\(long)"] {
            #expect(refusal("x", type: type) == reason)
        }
        let parts = Array(repeating: (field("a[]"), "1"), count: 1_001)
        #expect(refusal(body(parts)) == "a multipart body has more than 1000 parts")
        #expect(refusal(body(Array(parts.dropLast()))) == nil)
    }

    @Test func `is refused with bytes that are no text`() {
        var bytes = Array(body([(field("a"), "#")]).utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "#") { bytes[index] = 0xFF }
        let headers = SandboxRequest.Headers(contentType: Self.type)
        let request = SandboxRequest(method: "POST", target: "/", headers: headers, body: bytes)
        #expect(throws: ParameterError("a parameter is not valid UTF-8")) { try request.parameters }
    }
}

import HTTP
import QuickBlox
import Testing

@Suite struct SecretTests {
    @Test func `no way of printing shows it`() throws {
        let secret = try #require(Secret("s3cr3t"))
        let credentials = Credentials.sessionToken(secret)
        var dumped = ""
        dump(credentials, to: &dumped)
        let header = HTTPHeader("QB-Token", "s3cr3t")
        dump(HTTPRequest(.get, "https://h", headers: [header]), to: &dumped)
        let texts = [
            "\(secret)", String(reflecting: secret), "\(credentials)", String(reflecting: credentials), dumped,
            "\(HTTPRequest(.get, "https://h", headers: [header]))", String(reflecting: header),
        ]
        for text in texts { #expect(!text.contains("s3cr3t")) }
        #expect("\(secret)" == "<redacted>")
    }

    @Test(arguments: ["", "a b", "a\r\nX: y", "a\n", "ä", "\u{0}", "a\u{7F}"])
    func `what a header cannot carry is no secret`(text: String) {
        #expect(Secret(text) == nil)
    }
}

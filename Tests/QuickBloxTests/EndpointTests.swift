import QuickBlox
import Testing

@Suite struct EndpointTests {
    @Test(arguments: [
        ("https://api.quickblox.com", "https://api.quickblox.com"),
        ("HTTPS://API.quickblox.com/", "https://api.quickblox.com"),
        ("https://api.example.com:8443//proxy/qb/", "https://api.example.com:8443/proxy/qb"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://localhost:1", "http://localhost:1"),
    ])
    func `takes https anywhere and http on this machine`(text: String, address: String) throws {
        #expect(try Endpoint(text).text == address)
    }

    @Test(arguments: ["http://api.quickblox.com", "http://127.0.0.1.example.com", "http://10.0.0.1", "http://[::2]"])
    func `refuses to send credentials in the clear`(text: String) {
        #expect(throws: EndpointError.notEncrypted(text)) { try Endpoint(text) }
        #expect(EndpointError.notEncrypted(text).description.contains("use https"))
    }

    @Test(arguments: [
        "", "api.quickblox.com", "ftp://h", "file:///etc/passwd", "https://", "https://h/ä", "https://a b",
    ])
    func `refuses what is no address`(text: String) {
        #expect(throws: EndpointError.notAnAddress(text)) { try Endpoint(text) }
    }

    @Test(arguments: ["https://u:hunter2@h", "https://h?x=1", "https://h/#f", "http://127.0.0.1@evil.example"])
    func `refuses users, queries and fragments, and does not repeat them`(text: String) {
        #expect(throws: EndpointError.extras) { try Endpoint(text) }
        #expect(!EndpointError.extras.description.contains("hunter2"))
    }
}

import HTTP
import Testing

@Suite(.serialized) struct HTTPURLTests {
    @Test func `reads the parts of an address`() throws {
        let url = try #require(HTTPURL("HTTPS://API.Example.com:8443/v1/x"))
        #expect(url.scheme == "https")
        #expect(url.host == "api.example.com")
        #expect(url.port == 8443)
        #expect(url.path == "/v1/x")
        #expect(url.authority == "api.example.com:8443")
        #expect(!url.hasExtras)
    }

    @Test(arguments: [
        "http://localhost", "http://LOCALHOST:80", "http://127.0.0.1", "http://127.1.2.3:99/x", "http://[::1]:1/",
        "http://127.1", "http://0x7f000001/", "http://2130706433/",
    ])
    func `knows this machine`(text: String) throws {
        #expect(try #require(HTTPURL(text)).isLoopback)
    }

    @Test(arguments: [
        "http://128.0.0.1", "http://127.0.0.1.example.com", "http://localhost.example.com", "http://[::2]/",
        "http://127.0.0.1@example.com/", "http://127.0.0.example", "http://0.0.0.0", "http://10.0.0.1",
    ])
    func `knows other machines`(text: String) throws {
        #expect(try !#require(HTTPURL(text)).isLoopback)
    }

    @Test(arguments: ["http://u@h/", "http://u:p@h/", "http://h/?q", "http://h/?q=1", "http://h/#f"])
    func `sees user, query and fragment`(text: String) throws {
        #expect(try #require(HTTPURL(text)).hasExtras)
    }

    @Test(arguments: ["", "http://", "://h", "h", "/path", "http://h:99999/", "http://h:x/", "http://a b/"])
    func `what is no address is none`(text: String) {
        #expect(HTTPURL(text) == nil)
    }
}

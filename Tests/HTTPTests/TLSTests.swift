import Foundation
import HTTP
import Testing

/// Speaks to `openssl s_server`, which shows a certificate that it signed itself.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: OpenSSLServer.executable)))
struct TLSTests {
    @Test func `a certificate that nobody signed is not trusted, and nothing was sent`() async throws {
        let server = try await OpenSSLServer()
        defer { server.stop() }
        let error = await failure(of: try CurlTransport(), HTTPRequest(.post, server.url(host: "localhost")))
        let reason = "the certificate of localhost is not trusted: self-signed certificate"
        #expect(error == .nothingSent(reason, isPermanent: true))
    }

    @Test func `a certificate that is trusted by name is, for its own host alone`() async throws {
        let server = try await OpenSSLServer()
        defer { server.stop() }
        let configuration = HTTPConfiguration(certificateAuthorities: server.certificate)
        let transport = try CurlTransport(configuration)
        #expect(try await transport.send(HTTPRequest(.get, server.url(host: "localhost"))).status == 200)
        let error = await failure(of: transport, HTTPRequest(.get, server.url(host: "127.0.0.1")))
        guard case .nothingSent(let reason, isPermanent: true) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.hasPrefix("the certificate of 127.0.0.1 is not trusted: "))
    }
}

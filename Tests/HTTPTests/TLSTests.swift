import Foundation
import HTTP
import Testing

/// Speaks to `openssl s_server`, which shows a certificate that it signed itself.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: TestCertificate.maker)))
struct TLSTests {
    @Test func `a certificate that nobody signed is not trusted, and nothing was sent`() async throws {
        let server = try await TLSServer.openSSL()
        defer { server.stop() }
        let error = await failure(of: try CurlTransport(), HTTPRequest(.post, server.url()))
        let reason = "the certificate of localhost is not trusted: self-signed certificate"
        #expect(error == .nothingSent(reason, isPermanent: true))
    }

    @Test func `a certificate that is trusted by name is, for its own host alone`() async throws {
        let server = try await TLSServer.openSSL()
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(certificateAuthorities: server.certificate.path))
        #expect(try await transport.send(HTTPRequest(.get, server.url())).status == 200)
        let error = await failure(of: transport, HTTPRequest(.get, server.url(host: "127.0.0.1")))
        guard case .nothingSent(let reason, isPermanent: true) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.hasPrefix("the certificate of 127.0.0.1 is not trusted: "))
    }
}

import Foundation
import HTTP
import Testing

/// Speaks to an HTTP/2 server of Node.js, where there is one.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: TLSServer.node)))
struct HTTP2Tests {
    /// Responds with the number of connections, or of streams that it refused; breaks off under `/refuse` and `/reset`.
    private static let script = """
        const [, key, cert] = process.argv.map((path, i) => i ? require('fs').readFileSync(path) : path);
        let connections = 0, refused = 0;
        const server = require('http2').createSecureServer({key, cert});
        server.on('session', () => connections++);
        server.on('stream', (stream, headers) => {
            stream.on('error', () => {});
            stream.resume();
            stream.on('end', () => {
                const path = headers[':path'];
                if (path == '/refuse') { refused++; stream.close(7); }
                else if (path == '/reset') { stream.respond({':status': 201}); stream.write('x'); stream.close(2); }
                else { stream.respond({':status': 200}); stream.end(String(path == '/refused' ? refused : connections)); }
            });
        });
        server.listen(0, '127.0.0.1', () => console.log('ACCEPT 127.0.0.1:' + server.address().port));
        """

    private func withServer(_ body: (TLSServer, CurlTransport) async throws -> Void) async throws {
        let server = try await TLSServer.http2(Self.script)
        defer { server.stop() }
        try await body(server, CurlTransport(HTTPConfiguration(certificateAuthorities: server.certificate.path)))
    }

    @Test func `many requests share one connection`() async throws {
        try await withServer { server, transport in
            let url = server.url()
            let responses = await withTaskGroup(of: [UInt8]?.self) { group in
                for number in 0..<100 {
                    let request = HTTPRequest(.post, url, body: Array("body \(number)".utf8))
                    group.addTask { try? await transport.send(request).body }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(responses == Array(repeating: Array("1".utf8), count: 100))
        }
    }

    @Test func `a response names the version of HTTP and the address it came from`() async throws {
        try await withServer { server, transport in
            let response = try await transport.send(HTTPRequest(.get, server.url()))
            #expect(response.connection == HTTPConnection(version: "2", address: "127.0.0.1"))
        }
    }

    @Test func `a version that is not offered is not spoken`() async throws {
        let server = try await TLSServer.http2(Self.script)
        defer { server.stop() }
        let transport = try CurlTransport(
            HTTPConfiguration(certificateAuthorities: server.certificate.path, newestVersion: .http1)
        )
        // The server speaks nothing older, and its response to HTTP/1.1 is not the number of connections.
        let response = try? await transport.send(HTTPRequest(.get, server.url()))
        #expect(response?.body != Array("1".utf8))
    }

    @Test func `a POST whose stream is refused or reset is issued once`() async throws {
        try await withServer { server, transport in
            _ = try await transport.send(HTTPRequest(.get, server.url()))
            for path in ["/refuse", "/reset"] {
                let error = await failure(of: transport, HTTPRequest(.post, server.url(path), body: [0x78]))
                guard case .mayHaveBeenSent = error else {
                    Issue.record("\(path): \(String(describing: error))")
                    continue
                }
            }
            let refused = try await transport.send(HTTPRequest(.get, server.url("/refused")))
            #expect(refused.body == Array("1".utf8))
        }
    }
}

import Foundation

/// A program that serves TLS on a free port of 127.0.0.1, with a certificate made for the occasion.
struct TLSServer {
    static let node = "/usr/bin/node"

    struct NoPort: Error {}

    let certificate: TestCertificate
    private let process: Process
    private let port: Substring

    /// Starts `openssl s_server`, which responds to every request with a page.
    static func openSSL() async throws -> Self {
        let certificate = try await TestCertificate()
        let arguments = ["-key", certificate.key, "-cert", certificate.path, "-accept", "127.0.0.1:0", "-www"]
        return try Self(certificate, TestCertificate.maker, ["s_server"] + arguments)
    }

    /// Starts an HTTP/2 server of Node.js; its script has `key` and `certificate`, and prints `ACCEPT host:port`.
    static func http2(_ script: String) async throws -> Self {
        let certificate = try await TestCertificate()
        return try Self(certificate, node, ["-e", script, certificate.key, certificate.path])
    }

    private init(_ certificate: TestCertificate, _ executable: String, _ arguments: [String]) throws {
        self.certificate = certificate
        let output = Pipe()
        process = Process(quietly: executable, arguments)
        process.standardOutput = output
        try process.run()
        port = try Self.port(announcedOn: output.fileHandleForReading)
    }

    func url(host: String = "localhost", _ path: String = "/") -> String { "https://\(host):\(port)\(path)" }

    func stop() {
        // A child inherits the signal mask of the thread that starts it, so it may not hear of SIGTERM.
        kill(process.processIdentifier, SIGKILL)
        certificate.remove()
    }

    /// It prints `ACCEPT 127.0.0.1:12345` once it listens.
    private static func port(announcedOn handle: FileHandle) throws -> Substring {
        var text = ""
        while !text.contains("ACCEPT") || !text.hasSuffix("\n") {
            let bytes = handle.availableData
            guard !bytes.isEmpty else { throw NoPort() }
            text += String(decoding: bytes, as: UTF8.self)
        }
        let line = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT") }
        guard let port = line?.split(separator: ":").last else { throw NoPort() }
        return port
    }
}

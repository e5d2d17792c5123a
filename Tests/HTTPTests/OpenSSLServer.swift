import Foundation

/// `openssl s_server` on a free port of 127.0.0.1, with a certificate for `localhost` made for the occasion.
struct OpenSSLServer {
    static let executable = "/usr/bin/openssl"

    struct NoPort: Error {}

    /// The path of its certificate.
    let certificate: String
    private let folder: URL
    private let process: Process
    private let port: Substring

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appendingPathComponent("certificate.pem").path
        let key = folder.appendingPathComponent("key.pem").path
        let request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost"
        let options = request.split(separator: " ").map(String.init)
        try await Self.run(Self.prepare(options + ["-keyout", key, "-out", certificate]))
        let output = Pipe()
        process = Self.prepare(["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www"])
        process.standardOutput = output
        try process.run()
        port = try Self.port(announcedOn: output.fileHandleForReading)
    }

    func url(host: String) -> String { "https://\(host):\(port)/" }

    func stop() {
        // A child inherits the signal mask of the thread that starts it, so it may not hear of SIGTERM.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func prepare(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    private static func run(_ process: Process) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
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

import Foundation

/// A certificate for `localhost` that signs itself, made by `openssl` for the occasion, with its key.
struct TestCertificate {
    static let maker = "/usr/bin/openssl"

    /// The path of the certificate.
    let path: String
    /// The path of its key.
    let key: String
    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("certificate.pem").path
        key = folder.appendingPathComponent("key.pem").path
        let request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost"
        let process = Process(
            quietly: Self.maker,
            request.split(separator: " ").map(String.init) + ["-keyout", key, "-out", path]
        )
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

extension Process {
    /// A program without input, whose output is discarded.
    convenience init(quietly executable: String, _ arguments: [String]) {
        self.init()
        executableURL = URL(fileURLWithPath: executable)
        self.arguments = arguments
        standardInput = FileHandle.nullDevice
        standardOutput = FileHandle.nullDevice
        standardError = FileHandle.nullDevice
    }
}

import Foundation
import Glibc
import Manifests
import QuickBlox

/// Reads one file once, and prints the milliseconds that this took.
@main
enum ParsingBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { throw Failure("usage: ParsingBenchmark manifest|page|json-decoder FILE") }
        switch arguments[1] {
        case "manifest": try loadManifest(arguments[2])
        case "page":
            try decodePages(arguments[2]) { body in
                try DialogPage(parsing: body).rows.count
            }
        case "json-decoder":
            let decoder = JSONDecoder()
            try decodePages(arguments[2]) { body in
                try decoder.decode(CodablePage.self, from: Data(body)).items.count
            }
        default: throw Failure("unknown side: \(arguments[1])")
        }
    }

    /// What `dialogctl validate` does with a file.
    private static func loadManifest(_ path: String) throws {
        // All threads allocate from one heap, as they do there.
        _ = mallopt(M_ARENA_MAX, 1)
        let start = ContinuousClock.now
        let reading = ManifestLoader().load([path]).resolve(.undetermined)
        report(ContinuousClock.now - start)
        guard reading.diagnostics.isEmpty, reading.dialogs.count == reading.declaredCount else {
            throw Failure("the manifest is wrong")
        }
    }

    /// Decodes one page a thousand times.
    private static func decodePages(_ path: String, _ decode: ([UInt8]) throws -> Int) throws {
        let body = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let start = ContinuousClock.now
        var rows = 0
        for _ in 0..<1000 { rows += try decode(body) }
        report(ContinuousClock.now - start)
        guard rows == 100_000 else { throw Failure("the page has not 100 rows") }
    }

    private static func report(_ duration: Duration) {
        print(Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15)
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }
}

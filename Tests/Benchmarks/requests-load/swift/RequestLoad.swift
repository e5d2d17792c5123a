import FoundationEssentials
import Glibc
import HTTP
import Synchronization

/// Posts as `apply` does, so many at once, and prints the seconds, the CPU seconds and the failures.
///
/// With `cold`, time begins before there is a connection. `DIALOGCTL_HTTP` and `CURL_CA_BUNDLE` mean what they mean
/// there.
@main
struct RequestLoad {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard 4...5 ~= arguments.count, let count = Int(arguments[2]), let inFlight = Int(arguments[3]) else {
            print("usage: request-load URL COUNT IN-FLIGHT [cold]")
            exit(64)
        }
        let environment = ProcessInfo.processInfo.environment
        let configuration = HTTPConfiguration(
            maximumConnections: inFlight,
            certificateAuthorities: environment["CURL_CA_BUNDLE"],
            newestVersion: environment["DIALOGCTL_HTTP"].flatMap(HTTPVersion.init) ?? .http2
        )
        var (start, cpu) = (ContinuousClock.now, cpuSeconds())
        let transport = try CurlTransport(configuration)
        defer { transport.shutdown() }
        let load = RequestLoad(url: arguments[1], transport: transport)
        if arguments.last != "cold" {
            _ = await load.failures(among: inFlight, inFlight)
            (start, cpu) = (ContinuousClock.now, cpuSeconds())
        }
        // As in an apply: the requests run on the transport's thread, and what waits for them does not.
        let failures = await withTaskExecutorPreference(transport.executor) {
            await load.failures(among: count, inFlight)
        }
        print("\((ContinuousClock.now - start) / .seconds(1)) \(cpuSeconds() - cpu) \(failures)")
    }

    let url: String
    let transport: CurlTransport

    /// Sends requests from so many tasks, each of which sends its next when its last one has ended, and counts those
    /// without a good answer.
    func failures(among count: Int, _ inFlight: Int) async -> Int {
        let numbers = Numbers(upTo: count)
        return await withTaskGroup(of: Int.self) { group in
            for _ in 0..<inFlight {
                group.addTask {
                    var failures = 0
                    while let number = numbers.next() {
                        if await !succeeds(request(number)) { failures += 1 }
                    }
                    return failures
                }
            }
            return await group.reduce(0, +)
        }
    }

    private func succeeds(_ request: HTTPRequest) async -> Bool {
        guard let response = try? await transport.send(request) else { return false }
        return 200..<300 ~= response.status && !response.body.isEmpty
    }

    private func request(_ number: Int) -> HTTPRequest {
        let headers = [
            HTTPHeader("Authorization", "ApiKey sandbox-key"), HTTPHeader("On-Behalf-Of", "77"),
            HTTPHeader("Content-Type", "application/json"),
        ]
        let body = #"{"type":2,"name":"Load \#(number)","occupants_ids":[10001,20001,30001,40001]}"#
        return HTTPRequest(.post, url, headers: headers, body: Array(body.utf8))
    }
}

/// The numbers of the requests, from 1, which all tasks share.
private final class Numbers: Sendable {
    private let last: Int
    private let taken = Atomic(0)

    init(upTo last: Int) {
        self.last = last
    }

    func next() -> Int? {
        let number = taken.add(1, ordering: .relaxed).newValue
        return number <= last ? number : nil
    }
}

/// The CPU seconds that this process has used.
private func cpuSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

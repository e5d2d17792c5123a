import Glibc
import HTTP

/// Posts as `apply` does, so many at once, and prints the seconds, the CPU seconds and the failures.
@main
struct RequestLoad {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[2]), let inFlight = Int(arguments[3]) else {
            print("usage: request-load URL COUNT IN-FLIGHT")
            exit(64)
        }
        let transport = try CurlTransport(HTTPConfiguration(maximumConnections: inFlight))
        let load = RequestLoad(url: arguments[1], transport: transport)
        _ = await load.failures(among: inFlight, inFlight)
        let (start, cpu) = (ContinuousClock.now, cpuSeconds())
        let failures = await withTaskExecutorPreference(transport.executor) { await load.failures(among: count, inFlight) }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print("\(seconds) \(cpuSeconds() - cpu) \(failures)")
        transport.shutdown()
    }

    let url: String
    let transport: CurlTransport

    /// Sends requests, each when one before it has ended, and counts those without a good answer.
    func failures(among count: Int, _ inFlight: Int) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            var sent = 0
            var failures = 0
            func enqueue() {
                guard sent < count else { return }
                sent += 1
                let request = request(sent)
                group.addTask { await succeeds(request) }
            }
            for _ in 0..<inFlight { enqueue() }
            for await isGood in group {
                if !isGood { failures += 1 }
                enqueue()
            }
            return failures
        }
    }

    private func succeeds(_ request: HTTPRequest) async -> Bool {
        guard let response = try? await transport.send(request) else { return false }
        return response.status == 200 && !response.body.isEmpty
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

/// The CPU seconds that this process has used.
private func cpuSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

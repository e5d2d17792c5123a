import Glibc
import HTTP
import TestSupport
import Testing

/// Tasks that run on the transport's own thread.
@Suite(.serialized) struct ExecutorTests {
    @Test func `many tasks send from the transport's thread alone`() async throws {
        let server = try ScriptedServer { request in .http(200, String(decoding: request.body, as: UTF8.self)) }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(maximumConnections: 8))
        let url = server.url()
        let results = await withTaskGroup(of: (UInt, Bool).self) { group in
            for number in 0..<500 {
                group.addTask(executorPreference: transport.executor) {
                    let body = Array("\(number)".utf8)
                    let response = try? await transport.send(HTTPRequest(.post, url, body: body))
                    return (thread, response?.body == body)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.filter { $0.1 }.count == 500)
        #expect(Set(results.map(\.0)).count == 1)
        #expect(results.allSatisfy { $0.0 != thread })
    }

    @Test func `cancelling reaches a request that was sent from the transport's thread`() async throws {
        let server = try ScriptedServer { _ in .hold }
        defer { server.stop() }
        let transport = try CurlTransport()
        let url = server.url()
        let task = Task(executorPreference: transport.executor) {
            await failure(of: transport, HTTPRequest(.post, url))
        }
        await server.arrival(of: 1)
        task.cancel()
        #expect(await task.value == .cancelled(mayHaveBeenSent: true))
    }

    @Test func `tasks on the transport's thread end after it was shut down`() async throws {
        let server = try ScriptedServer { _ in .hold }
        defer { server.stop() }
        let transport = try CurlTransport()
        let url = server.url()
        let tasks = (0..<10).map { _ in
            Task(executorPreference: transport.executor) {
                [
                    await failure(of: transport, HTTPRequest(.post, url)),
                    await failure(of: transport, HTTPRequest(.post, url)),
                ]
            }
        }
        await server.arrival(of: 10)
        transport.shutdown()
        let refusal = TransportError.nothingSent("the transport is shut down", isPermanent: true)
        for task in tasks { #expect(await task.value == [.cancelled(mayHaveBeenSent: true), refusal]) }
        let late = Task(executorPreference: transport.executor) { 1 }
        #expect(await late.value == 1)
    }

    @Test func `a transport may be let go by a task on its own thread`() async throws {
        let server = try ScriptedServer { _ in .http(200, "x") }
        defer { server.stop() }
        for _ in 0..<20 {
            let url = server.url()
            let transport = try CurlTransport()
            let task = Task(executorPreference: transport.executor) { [transport] in
                try await transport.send(HTTPRequest(.get, url)).body
            }
            #expect(try await task.value == [0x78])
        }
    }
}

/// The calling thread.
private var thread: UInt { UInt(pthread_self()) }

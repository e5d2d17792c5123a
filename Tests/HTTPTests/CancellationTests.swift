import HTTP
import TestSupport
import Testing

@Suite(.serialized) struct CancellationTests {
    @Test func `cancelling ends a request that is never answered, and says that it was sent`() async throws {
        let server = try ScriptedServer { _ in .hold }
        defer { server.stop() }
        let transport = try CurlTransport()
        let url = server.url()
        let task = Task { await failure(of: transport, HTTPRequest(.post, url)) }
        await server.arrival(of: 1)
        task.cancel()
        #expect(await task.value == .cancelled(mayHaveBeenSent: true))
    }

    @Test func `a task that is cancelled already sends nothing`() async throws {
        let server = try ScriptedServer { _ in .http() }
        defer { server.stop() }
        let transport = try CurlTransport()
        let url = server.url()
        let task = Task {
            unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
            return await failure(of: transport, HTTPRequest(.post, url))
        }
        #expect(await task.value == .cancelled(mayHaveBeenSent: false))
        #expect(server.requests.isEmpty)
    }

    @Test func `two thousand requests that are cancelled at any moment all end`() async throws {
        let server = try ScriptedServer { request in request.number.isMultiple(of: 2) ? .http() : .hold }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(totalTimeout: .seconds(60), maximumConnections: 16))
        let url = server.url()
        let tasks = (0..<2000).map { _ in Task { await failure(of: transport, HTTPRequest(.post, url)) } }
        await server.arrival(of: 8)
        for task in tasks { task.cancel() }
        var cancelled = 0
        for task in tasks {
            let error = await task.value
            guard let error else { continue }
            cancelled += 1
            #expect(error == .cancelled(mayHaveBeenSent: false) || error == .cancelled(mayHaveBeenSent: true))
        }
        #expect(cancelled > 0)
    }

    @Test func `shutting down ends what is in flight and refuses what comes later`() async throws {
        let server = try ScriptedServer { _ in .hold }
        defer { server.stop() }
        let transport = try CurlTransport()
        let url = server.url()
        let tasks = (0..<10).map { _ in Task { await failure(of: transport, HTTPRequest(.post, url)) } }
        await server.arrival(of: 10)
        transport.shutdown()
        for task in tasks { #expect(await task.value == .cancelled(mayHaveBeenSent: true)) }
        let late = await failure(of: transport, HTTPRequest(.get, url))
        #expect(late == .nothingSent("the transport is shut down", isPermanent: true))
        transport.shutdown()
    }

    @Test func `a transport that is let go stops its worker`() async throws {
        let server = try ScriptedServer { _ in .http() }
        defer { server.stop() }
        for _ in 0..<20 { _ = try await CurlTransport().send(HTTPRequest(.get, server.url())) }
        #expect(server.connectionCount == 20)
    }
}

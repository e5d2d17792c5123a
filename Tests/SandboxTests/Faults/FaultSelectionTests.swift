import JSON
import TestSupport
import Testing

/// Which requests get a fault, over a socket.
@Suite(.serialized) struct FaultSelectionTests {
    private static let mixed = [
        "delay exponential 5ms max 1s", "503 before create at 20%", "reset after create at 10%", "truncate at 10%",
        "429 retry-after 1 on list at 15%", "hide 1ms-9s on create at 30%", "html on read at 5%", "vanish at 50%",
    ]

    private func log(seed: UInt64) async throws -> String {
        var log = ""
        try await FaultySandbox.run(Self.mixed, seed: seed) { sandbox throws in
            for number in 0..<60 {
                let isCreation = number % 3 != 2
                let client = try sandbox.connection(
                    sending: isCreation
                        ? FaultySandbox.creation(of: "room \(number)")
                        : RunningSandbox.request("GET", FaultySandbox.key, query: "?skip=1&limit=2")
                )
                #expect(try sandbox.log(number + 1).count == number + 1)
                try sandbox.advance(by: "1s")
                withExtendedLifetime(client) {}
            }
            log = try sandbox.control("GET", "/log").text
        }
        return log
    }

    @Test func `does the same for the same seed, to the byte`() async throws {
        let log = try await log(seed: 7)
        #expect(log.contains("reset after create"))
        #expect(log == (try await self.log(seed: 7)))
        #expect(log != (try await self.log(seed: 8)))
    }

    @Test func `strikes the requests with the numbers that it is told`() async throws {
        try await FaultySandbox.run(["503 on create at #2,#4-#5,#7-"]) { sandbox throws in
            let statuses = try (1...8).map { number in
                _ = try sandbox.list()
                return try sandbox.create("room \(number)").status
            }
            #expect(statuses == [201, 503, 201, 503, 503, 201, 503, 503])
        }
    }

    @Test func `strikes about as many requests as the share that it is told`() async throws {
        try await FaultySandbox.run(["503 on list at 25%"], seed: 3) { sandbox throws in
            let client = try LoopbackClient(port: sandbox.port)
            var struck = 0
            for _ in 0..<400 {
                client.send(RunningSandbox.request("GET", FaultySandbox.key))
                if try client.receive().status == 503 { struck += 1 }
            }
            #expect((80...120).contains(struck))
        }
    }

    @Test(arguments: [
        ("any", [503, 503, 503]), ("list", [503, 200, 404]), ("read", [503, 200, 503]), ("write", [200, 503, 404]),
        ("POST", [200, 503, 404]), ("GET /chat/Dialog.json", [503, 200, 404]), ("/users*", [200, 200, 503]),
        ("users", [200, 200, 503]), ("session", [200, 200, 404]),
    ])
    func `strikes the requests of a target`(target: String, statuses: [Int]) async throws {
        try await FaultySandbox.run(["503 on \(target)"]) { sandbox throws in
            let users = FaultySandbox.key.joined(separator: "\r\n")
            let expected = statuses.map { $0 == 503 }
            #expect((try sandbox.list().status == 503) == expected[0])
            #expect((try sandbox.create("room").status == 503) == expected[1])
            let client = try sandbox.connection(
                sending: "GET /users/by_login.json HTTP/1.1\r\nHost: localhost\r\n\(users)\r\n\r\n"
            )
            #expect((try client.receive().status == 503) == expected[2])
        }
    }
}

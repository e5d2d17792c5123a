import JSON
import TestSupport
import Testing

@testable import Sandbox

/// Faults that store another dialog than the one that was asked for.
@Suite(.serialized) struct CreateFaultTests {
    private func simulation(_ rules: [String]) throws -> SandboxSimulation {
        var configuration = SandboxConfiguration(apiKey: "key", now: { RunningSandbox.time })
        configuration.faults = try FaultPlan(rules)
        return SandboxSimulation(configuration)
    }

    private func exchange(
        _ simulation: SandboxSimulation,
        _ method: String,
        _ target: String = "/chat/Dialog.json",
        _ body: JSONValue? = nil
    ) throws -> JSONValue {
        let headers = ["authorization": "ApiKey key", "On-Behalf-Of": "7", "Content-Type": "application/json"]
        let request = SimulatedRequest(
            method: method,
            target: target,
            headers: headers,
            body: body?.serialized() ?? []
        )
        guard case .response(let answer) = simulation.exchange(request) else { return .null }
        #expect(answer.status == (method == "POST" ? 201 : 200))
        return try JSONValue(parsing: answer.body)
    }

    private static let names: [(String, String, String)] = [
        ("trimmed", "  R&D  team\u{A0} ", "R&D team"), ("trimmed", "plain", "plain"),
        ("escaped", #"<a href="x">R&D's</a>"#, "&lt;a href=&quot;x&quot;&gt;R&amp;D&#x27;s&lt;/a&gt;"),
        ("without emoji", "Party 🎉👨‍👩‍👧 é☂️", "Party ??\u{200D}?\u{200D}? é☂️"),
        ("without emoji", "\u{FFFF}\u{10000}", "\u{FFFF}?"),
        ("cut 5", "e\u{301}clair", "e\u{301}cla"), ("cut 5", "five5", "five5"),
        ("in lower case", "ÉCLAIR Straße", "éclair straße"),
    ]

    @Test(arguments: names) func `stores a name changed`(how: String, sent: String, stored: String) throws {
        let simulation = try simulation(["store names \(how)"])
        for type in [1, 2] {
            let dialog = try exchange(simulation, "POST", body: ["type": .integer(type), "name": .string(sent)])
            #expect(ExactName(text: try #require(dialog["name"]?.text)) == ExactName(text: stored))
            let id = try #require(dialog["_id"]?.text)
            #expect(try exchange(simulation, "GET", "/chat/Dialog/\(id).json")["name"] == dialog["name"])
            let listing = try exchange(simulation, "GET", "/chat/Dialog.json?type=\(type)")
            #expect(listing["items"]?.array?.map { $0["name"] } == [dialog["name"]])
        }
        let struck = ExactName(text: sent) == ExactName(text: stored) ? nil : 2
        #expect(simulation.counters.faults["store names \(how)"] == struck)
    }

    private func exchange(_ simulation: SandboxSimulation, _ method: String, body: JSONValue) throws -> JSONValue {
        try exchange(simulation, method, "/chat/Dialog.json", body)
    }

    @Test func `finds a dialog by its stored name alone`() throws {
        let simulation = try simulation(["store names in lower case"])
        _ = try exchange(simulation, "POST", body: ["type": 1, "name": "News"])
        #expect(try exchange(simulation, "GET", "/chat/Dialog.json?name=News")["total_entries"] == 0)
        #expect(try exchange(simulation, "GET", "/chat/Dialog.json?name=news")["total_entries"] == 1)
    }

    @Test func `makes all changes, in the order of the rules`() throws {
        let simulation = try simulation(["store names cut 4", "store names escaped", "store names in lower case"])
        let dialog = try exchange(simulation, "POST", body: ["type": 1, "name": "R&D Team"])
        #expect(dialog["name"] == "r&amp;d ")
    }

    @Test func `refuses the name that was sent, not the one that it would store`() throws {
        let names = FaultyRouter(InProcess().router, try FaultPlan(["store names escaped", "store names cut 3"]))
        for name in [String(repeating: "&", count: 201), "  "] {
            var router = names
            let body: JSONValue = ["type": 1, "name": .string(name)]
            let request = SandboxRequest(
                method: "POST",
                target: "/chat/Dialog.json",
                headers: .init(contentType: "application/json", authorization: "ApiKey key", onBehalfOf: "7"),
                body: body.serialized()
            )
            let delivery = router.handle(request, router.admit(request, at: .zero), at: .zero)
            #expect(delivery.outcome.status == 422)
            #expect(delivery.entry.faults == [])
        }
    }

    private func occupants(_ dialog: JSONValue) -> [Int] { dialog["occupants_ids"]?.array?.compactMap(\.integer) ?? [] }

    @Test func `keeps the first members that a request lists, beside owner and admins`() throws {
        let simulation = try simulation(["drop members after 3"])
        let few = try exchange(simulation, "POST", body: ["type": 2, "name": "a", "occupants_ids": [9, 8, 9, 12]])
        #expect(occupants(few) == [7, 8, 9, 12])
        #expect(simulation.counters.faults == [:])
        let body: JSONValue = [
            "type": 2, "name": "b", "occupants_ids": "14,9,14,8,12,15", "admin_ids": [20],
        ]
        let many = try exchange(simulation, "POST", body: body)
        #expect(occupants(many) == [7, 8, 9, 14, 20])
        #expect(many["admin_ids"] == [20])
        let listing = try exchange(simulation, "GET", "/chat/Dialog.json?name=b")
        #expect(listing["items"]?.array?.map(occupants) == [[7, 8, 9, 14, 20]])
        #expect(simulation.counters.faults == ["drop members after 3": 1])
    }

    @Test func `keeps as few members as the strictest of several rules`() throws {
        let simulation = try simulation(["drop members after 3", "drop members after 1", "drop members after 2"])
        let dialog = try exchange(simulation, "POST", body: ["type": 2, "name": "a", "occupants_ids": [1, 2, 3, 4]])
        #expect(occupants(dialog) == [1, 7])
    }

    @Test func `leaves private dialogs and public ones their members, and private ones no name`() throws {
        let simulation = try simulation(["drop members after 1", "store names in lower case"])
        let pair = try exchange(simulation, "POST", body: ["type": 3, "name": "X", "occupants_ids": [7, 9]])
        #expect(occupants(pair) == [7, 9])
        let news = try exchange(simulation, "POST", body: ["type": 1, "name": "x", "occupants_ids": [8, 9]])
        #expect(occupants(news) == [])
        #expect(simulation.counters.faults == [:])
    }

    @Test func `counts the requests alone that it could change`() throws {
        let simulation = try simulation(["store names in lower case at #2"])
        let stored = try ["a", "B", "c", "D", "E"].map { name in
            try exchange(simulation, "POST", body: ["type": 1, "name": .string(name)])["name"]?.text
        }
        #expect(stored == ["a", "B", "c", "d", "E"])
    }

    @Test func `changes dialogs whose answer is lost, too`() async throws {
        try await FaultySandbox.run(["store names in lower case", "503 after create"]) { sandbox throws in
            #expect(try sandbox.create("Room").status == 503)
            #expect(try sandbox.names() == ["room"])
            #expect(try sandbox.log(1).first?["faults"] == ["store names in lower case", "503 after create"])
        }
    }

    @Test func `stores under other names as the control address says, and shows that`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            let rules = "store names without emoji\ndrop members after 2"
            let put = try sandbox.control("PUT", "/faults", rules, type: "text/plain")
            #expect(put.text == #"{"seed":0,"faults":["store names without emoji","drop members after 2"]}"#)
            let answer = try sandbox.create("Party 🎉")
            #expect(answer.status == 201)
            #expect(try answer.json["name"] == "Party ?")
            let group = RunningSandbox.request(
                "POST",
                FaultySandbox.key + ["Content-Type: application/json"],
                #"{"type":2,"name":"big","occupants_ids":[2,3,4]}"#
            )
            let created = try sandbox.connection(sending: group).receive()
            #expect(created.status == 201)
            #expect(try created.json["occupants_ids"] == [2, 3, 7])
            #expect(try sandbox.names() == ["Party ?", "big"])
            let log = try sandbox.log(3)
            #expect(log.first?["parameters"]?["name"] == "Party 🎉")
            #expect(log.first?["faults"] == ["store names without emoji"])
            #expect(log.dropFirst().first?["faults"] == ["drop members after 2"])
            let state = try sandbox.connection(
                sending: "GET /_sandbox/state.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
            ).receive()
            #expect(try state.json["faults"] == ["store names without emoji", "drop members after 2"])
            let mistake = try sandbox.control("PUT", "/faults", "store names twice", type: "text/plain")
            #expect(mistake.status == 400)
            #expect(mistake.text.contains("in the fault 'store names twice': names cannot be stored 'twice'; "))
        }
    }
}

import JSON
import TestSupport
import Testing

/// The control address.
@Suite(.serialized) struct ControlTests {
    @Test func `shows, replaces and ends the faults`() async throws {
        try await FaultySandbox.run(["503"], seed: 4) { sandbox throws in
            #expect(try sandbox.control("GET", "/faults").text == #"{"seed":4,"faults":["503"]}"#)
            #expect(try sandbox.list().status == 503)
            let put = try sandbox.control("PUT", "/faults", #"{"seed":5,"faults":["500 on  list at #2","html"]}"#)
            #expect(put.status == 200)
            #expect(put.text == #"{"seed":5,"faults":["500 on list at #2","html"]}"#)
            #expect(try sandbox.list()["content-type"] == "text/html")
            #expect(try sandbox.list().status == 500)
            #expect(try sandbox.control("DELETE", "/faults").text == #"{"seed":0,"faults":[]}"#)
            #expect(try sandbox.list().status == 200)
        }
    }

    @Test func `takes faults as plain text, a line for each, and keeps the seed`() async throws {
        try await FaultySandbox.run([], seed: 4) { sandbox throws in
            let put = try sandbox.control("PUT", "/faults", "503 on list\r\n\n429 at 2%\n", type: "text/plain")
            #expect(put.text == #"{"seed":4,"faults":["503 on list","429 at 2%"]}"#)
        }
    }

    @Test func `counts the requests of a new plan from the beginning`() async throws {
        try await FaultySandbox.run(["503 at #2"]) { sandbox throws in
            #expect(try sandbox.list().status == 200)
            try sandbox.control("PUT", "/faults", "503 at #2")
            #expect(try sandbox.list().status == 200)
            #expect(try sandbox.list().status == 503)
        }
    }

    @Test(arguments: [
        "{", "{}", #"{"faults":"503"}"#, #"{"faults":[503]}"#, #"{"faults":["503"],"seed":-1}"#,
        #"{"faults":["503"],"sede":1}"#, #"{"faults":["503"],"seed":null}"#,
    ])
    func `refuses what is no plan, and goes on with the old one`(body: String) async throws {
        try await FaultySandbox.run(["html"]) { sandbox throws in
            let answer = try sandbox.control("PUT", "/faults", body)
            #expect(answer.status == 400)
            let reason = #"write {"seed":NUMBER,"faults":["RULE"]}; the seed may be left out"#
            #expect(try answer.json == ["errors": [.string(reason)]])
            #expect(try sandbox.control("GET", "/faults").text == #"{"seed":0,"faults":["html"]}"#)
        }
    }

    @Test func `says what is wrong with a fault`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            let answer = try sandbox.control("PUT", "/faults", "503\n503 on lost")
            #expect(answer.status == 400)
            #expect(answer.text.contains("in the fault '503 on lost': 'lost' is no target; "))
        }
    }

    @Test func `shows the log and the counters of the requests so far`() async throws {
        try await FaultySandbox.run(["reset after create at #2", "delay 0ms on list"]) { sandbox throws in
            try sandbox.create("a")
            _ = try sandbox.connection(sending: FaultySandbox.creation(of: "b")).readToEnd()
            _ = try sandbox.list()
            let log = try sandbox.control("GET", "/log")
            #expect(log["content-type"] == "application/x-ndjson")
            #expect(log["x-dropped-lines"] == "0")
            #expect(
                log.text == #"""
                    {"method":"POST","path":"/chat/Dialog.json","parameters":{"type":1,"name":"a"},"user":7,"status":201,"_id":"5d75393ba28f9a0000000001"}
                    {"method":"POST","path":"/chat/Dialog.json","parameters":{"type":1,"name":"b"},"user":7,"status":null,"_id":"5d75393ba28f9a0000000002","faults":["reset after create at #2"]}
                    {"method":"GET","path":"/chat/Dialog.json","parameters":{"sort_asc":"created_at"},"user":7,"status":200,"faults":["delay 0ms on list"]}

                    """#
            )
            #expect(
                try sandbox.control("GET", "/counters").text
                    == #"{"received":3,"requests":{"list":{"200":1},"create":{"201":1,"none":1}},"writes":2,"faults":{"delay 0ms on list":1,"reset after create at #2":1}}"#
            )
        }
    }

    @Test func `moves time ahead, for the answers' dates too`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            #expect(try sandbox.control("POST", "/advance", #"{"by":"1h"}"#).text == #"{"milliseconds":3600000}"#)
            #expect(try sandbox.create("room").json.object?["created_at"] == "2019-09-08T18:24:11Z")
        }
    }

    @Test func `moves time by what is a time alone, and for no page of another site`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            for body in ["", "{}", #"{"by":60}"#, #"{"by":"60"}"#, #"{"by":"-5s"}"#, #"{"by":"1e30h"}"#] {
                #expect(try sandbox.control("POST", "/advance", body).status == 400)
            }
            #expect(try sandbox.control("POST", "/advance", #"{"by":"1h"}"#, type: "text/plain").status == 415)
            #expect(try sandbox.control("GET", "/faults")["access-control-allow-origin"] == nil)
        }
    }

    @Test func `answers nothing else, and does not log what it answers`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            for (method, path) in [
                ("GET", "/"), ("POST", "/faults"), ("GET", "/chat/Dialog.json"), ("OPTIONS", "/faults"),
            ] {
                #expect(try sandbox.control(method, path).status == 404)
            }
            #expect(try sandbox.control("GET", "/log").text == "")
        }
    }
}

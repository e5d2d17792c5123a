import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

@Suite struct CreateOutcomeTests {
    typealias Response = Result<HTTPResponse, TransportError>

    private let made = #"{"_id":"00000000000000000000000a","type":2,"name":"a","occupants_ids":[1,2],"user_id":1}"#

    private func outcome(_ response: Response, of dialog: DesiredDialog = .group("a")) async throws -> CreateOutcome {
        let transport = StubTransport(response)
        let outcome = try await QuickBloxStore(transport).create(dialog)
        #expect(transport.requests.count == 1)
        return outcome
    }

    @Test(arguments: [200, 201, 202])
    func `a response with the dialog means that it was created`(status: Int) async throws {
        guard case .created(let live) = try await outcome(.response(status, made)) else {
            Issue.record("not created")
            return
        }
        #expect(live.id == .number(10))
        #expect(live.occupants == [1, 2])
    }

    @Test(arguments: [
        (400, CreateOutcome.rejected(FailureReason("no", status: 400))),
        (401, .unauthorized(FailureReason("no", status: 401))),
        (403, .rejected(FailureReason("no", status: 403))),
        (404, .rejected(FailureReason("no", status: 404))),
        (408, .unknown(FailureReason("no", status: 408))),
        (409, .unknown(FailureReason("no", status: 409))),
        (410, .unknown(FailureReason("no", status: 410))),
        (413, .unknown(FailureReason("no", status: 413))),
        (499, .unknown(FailureReason("no", status: 499))),
        (422, .rejected(FailureReason("no", status: 422))),
        (429, .throttled(FailureReason("no", status: 429), retryAfter: .seconds(7))),
        (302, .unknown(FailureReason("no", status: 302))),
        (500, .unknown(FailureReason("no", status: 500))),
        (502, .unknown(FailureReason("no", status: 502))),
        (503, .unknown(FailureReason("no", status: 503))),
        (599, .unknown(FailureReason("no", status: 599))),
    ])
    func `a status says what may have happened`(status: Int, expected: CreateOutcome) async throws {
        let response = Response.response(status, #"{"errors":["no"]}"#, headers: [HTTPHeader("Retry-After", "7")])
        #expect(try await outcome(response) == expected)
    }

    @Test(arguments: [400, 403, 404, 422], ["", "<html><h1>Forbidden</h1></html>", "no", "{}", "[]"])
    func `a refusal that is not in the API's own words may come from a gateway`(
        status: Int,
        body: String
    ) async throws {
        guard case .unknown(let reason) = try await outcome(Response.response(status, body)) else {
            Issue.record("it is taken for a refusal")
            return
        }
        #expect(reason.status == status)
    }

    @Test(arguments: [
        (TransportError.nothingSent("x"), CreateOutcome.nothingSent(FailureReason("x"))),
        (.mayHaveBeenSent("x"), .unknown(FailureReason("x"))),
        (.cancelled(mayHaveBeenSent: false), .nothingSent(FailureReason("cancelled before the request was sent"))),
        (.cancelled(mayHaveBeenSent: true), .unknown(FailureReason("cancelled after the request was sent"))),
    ])
    func `so does a failure of the transport`(error: TransportError, expected: CreateOutcome) async throws {
        #expect(try await outcome(.failure(error)) == expected)
    }

    @Test(arguments: [
        "", "{}", "null", "<html>", #"{"_id":"a","type":2,"name":"a""#, #"{"name":"a","type":2}"#,
        #"{"_id":"a","type":1,"name":"a"}"#, #"{"_id":"","type":2,"name":"a"}"#, #"{"_id":null,"type":2}"#,
        #"{"_id":"a","type":7,"name":"a"}"#, #"{"_id":"a","name":"a"}"#,
    ])
    func `a good status without the requested dialog proves nothing`(body: String) async throws {
        guard case .unknown(let reason) = try await outcome(.response(201, body)) else {
            Issue.record("it believed \(body)")
            return
        }
        #expect(reason.status == 201)
    }

    @Test(arguments: [
        #"{"_id":"a","type":2,"name":"A","occupants_ids":[1,2]}"#, #"{"_id":"a","type":2,"name":""}"#,
        #"{"_id":"a","type":2,"name":"a","occupants_ids":[1]}"#, #"{"_id":"a","type":2,"name":"a","occupants_ids":[]}"#,
        #"{"_id":"a","type":2,"name":"?","occupants_ids":null,"photo":7,"data":[]}"#, #"{"type":"2","_id":"a"}"#,
    ])
    func `a dialog of the type is the one that was created, whatever its name and members`(body: String)
        async throws
    {
        guard case .created(let live) = try await outcome(.response(201, body)) else {
            Issue.record("not created by \(body)")
            return
        }
        #expect(live.id.text == "a")
    }

    @Test(arguments: [
        ("2020-01-20T21:32:34Z", 1, "Tue, 18 Aug 2020 11:08:52 GMT", true),
        ("2020-08-18T11:08:51Z", 1, "Tue, 18 Aug 2020 11:08:52 GMT", false),
        ("2020-08-18T11:07:52Z", 1, "Tue, 18 Aug 2020 11:08:52 GMT", false),
        ("2020-08-18T11:07:51Z", 1, "Tue, 18 Aug 2020 11:08:52 GMT", true),
        ("2020-08-18T11:08:51Z", 2, "Tue, 18 Aug 2020 11:08:52 GMT", true),
        ("2020-01-20T21:32:34Z", 1, "no date", false),
        ("yesterday", 1, "Tue, 18 Aug 2020 11:08:52 GMT", false),
    ])
    func `an existing private dialog is recognised by its age or its creator, not by the status`(
        created: String,
        creator: Int,
        date: String,
        isOld: Bool
    ) async throws {
        let body =
            #"{"_id":"a","type":3,"name":"Bob","occupants_ids":[1,2],"user_id":\#(creator),"created_at":"\#(created)"}"#
        for status in [200, 201] {
            let response = Response.response(status, body, headers: [HTTPHeader("Date", date)])
            switch try await outcome(response, of: .private(owner: 1, with: 2)) {
            case .alreadyExisted: #expect(isOld)
            case .created: #expect(!isOld)
            case let other: Issue.record("\(other)")
            }
        }
    }

    @Test func `a private dialog of another pair proves nothing`() async throws {
        let body = #"{"_id":"a","type":3,"occupants_ids":[1,3]}"#
        guard case .unknown = try await outcome(.response(201, body), of: .private(owner: 1, with: 2)) else {
            Issue.record("it believed the wrong pair")
            return
        }
    }
}

import Diagnostics
import Dialogs
import HTTP
import JSON

@testable import QuickBlox

extension Subject {
    /// A page is whole JSON, and has the rows that are in it, or it is refused at a place in it.
    func checkPage(_ body: [UInt8]) {
        do throws(JSONError) {
            let page = try DialogPage(parsing: body)
            // A number that no `Double` holds is skipped where it does not matter, but is no value.
            if let items = json(body)?.object?["items"]?.array {
                expect(page.rows.count == items.count, "\(page.rows.count) rows of \(items.count)")
            }
        } catch {
            expect((0...body.count).contains(error.offset), "outside of the text: \(error)")
        }
        checkJSON(body)
    }

    /// A create counts as made only by an answer that holds a dialog of the type that was asked for.
    func checkCreated(_ body: [UInt8]) {
        for desired in Self.desired {
            switch CreateResponse(to: desired, redaction: Self.redaction).outcome(
                of: HTTPResponse(status: 201, body: body)
            ) {
            case .created(let live), .alreadyExisted(let live):
                if let object = json(body)?.object { expect(object["_id"] != nil, "made without an '_id'") }
                expect(live.type == desired.type, "made with another type")
            case .unknown(let reason): checkReason(reason)
            case let other: fail("broken: \(other) by a good status")
            }
        }
    }

    /// A refusal's words are of bounded length, and without the credentials.
    func checkRefusal(_ body: [UInt8]) {
        for status in [400, 401, 422, 429, 503] {
            checkReason(Self.redaction.reason(of: HTTPResponse(status: status, body: body)))
        }
    }

    /// A session's answer has a token that a header can carry, or none.
    func checkSession(_ body: [UInt8]) {
        do throws(JSONError) {
            let answer = try SessionResponse(parsing: body)
            expect(json(body)?.object != nil, "a session that is no object")
            if let token = answer.token.flatMap({ Secret($0) }) {
                expect(token.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a token that breaks a header")
            }
        } catch {
            expect((0...body.count).contains(error.offset), "outside of the text: \(error)")
        }
    }

    /// What is written again is what was read.
    private func checkJSON(_ body: [UInt8]) {
        guard let value = try? JSONValue(parsing: body) else { return }
        expect(json(value.serialized()) == value, "written, it is another value")
    }

    private func checkReason(_ reason: FailureReason) {
        expect(!reason.text.contains(Self.secret), "shows the secret: \(reason.text)")
        expect(reason.text.unicodeScalars.count <= ErrorBody.longestText + 1, "too long")
    }

    private func json(_ body: [UInt8]) -> JSONValue? { try? JSONValue(parsing: body) }

    /// Stands for the credentials; the dictionary and the seeds name it.
    private static let secret = "hunter2-secret"
    private static let redaction = Redaction { Secret(secret).map { [$0] } ?? [] }
    private static let place = SourceLocation(path: "x", line: 1, column: 1)
    private static let desired =
        users.map { owner, other in
            [
                .public(.init(name: "é")), .group(.init(name: "é", occupants: [other])),
                .private(.init(opponent: other)),
            ].map { DesiredDialog(key: "x", owner: owner, content: $0, location: place) }
        } ?? []

    private static let users = UserID(rawValue: 1).flatMap { owner in
        UserID(rawValue: 2).map { (owner, $0) }
    }
}

import Applying
import Dialogs
import Foundation
import QuickBlox
import Sandbox
import Synchronization
import TestSupport
import Testing

/// A session that ends in the middle of an `apply`, as a server takes it away without a word beforehand.
@Suite(.timeLimit(.minutes(10))) struct SessionEndTests {
    private static let accounts = """
        {"application": {"id": 76730, "auth_key": "the-auth-key", "auth_secret": "the-auth-secret"},
         "users": [{"id": 11, "login": "alice", "password": "the-password"}, {"id": 12, "login": "bob"}]}
        """
    private let desired = (1...12).map { DesiredDialog.group(ExactText("Room \($0)"), owner: 11, [12]) }

    /// What the sandbox was asked.
    private final class Requests: Sendable {
        private let answered = Mutex<[String: Int]>([:])

        @Sendable func note(_ entry: LogEntry) {
            answered.withLock { $0["\(entry.method) \(entry.path) \(entry.status ?? 0)", default: 0] += 1 }
        }

        subscript(request: String) -> Int { answered.withLock { $0[request, default: 0] } }
    }

    private func credentials() throws -> Credentials {
        .signIn(
            SignIn(
                applicationID: 76730,
                authKey: try #require(Secret("the-auth-key")),
                authSecret: try #require(Secret("the-auth-secret")),
                user: .login("alice"),
                password: try #require(Secret("the-password"))
            )
        )
    }

    @Test(arguments: [
        "expire on create at #1", "expire on create at #5", "expire on create at #12", "expire on list at #2",
    ])
    func `is renewed once, and nothing doubles`(fault: String) async throws {
        let requests = Requests()
        var configuration = SandboxConfiguration(accounts: try AccountsFile(json: Array(Self.accounts.utf8)))
        configuration.log = requests.note
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("session-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await SocketWorld.with(second: 20, try FaultPlan([fault]), configuration) { world in
            let run = TrialRun(
                world: world,
                desired: desired,
                state: KeptState(journalPath: folder.appendingPathComponent("journal").path),
                credentials: try credentials()
            )
            guard case .planned(_, let report, _) = try await run.apply() else {
                Issue.record("the run could not read")
                return
            }
            let told = Set(report.results.compactMap(\.outcome.live?.id))
            #expect(told.count == desired.count)
            #expect(world.referee.everything == told)
            #expect(try await Set(run.everything().map(\.id)) == told)
        }
        #expect(requests["POST /session.json 201"] == 2)
        #expect(requests["POST /chat/Dialog.json 201"] == desired.count)
        let refused = requests["POST /chat/Dialog.json 401"] + requests["GET /chat/Dialog.json 401"]
        #expect((1...3).contains(refused), "no more than were under way")
    }
}

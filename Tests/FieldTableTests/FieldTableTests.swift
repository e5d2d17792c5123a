import Dialogs
import JSON
import ManifestWriting
import Manifests
import PlanFile
import Planning
import QuickBlox
import Reporting
import SimulationSupport
import TestSupport
import Testing

@testable import Applying

/// Every consumer of the table of fields, on every field: one that leaves a field out is found here.
@Suite struct FieldTableTests {
    private func plan(_ desired: DesiredDialog, _ reader: some DialogReader) async throws -> PlanEntry {
        let plan = try await LookupRunner(reader: reader, parallelism: 1).plan(for: [desired])
        return try #require(plan.entries.first)
    }

    private func document(_ entry: PlanEntry) -> PlanDocument {
        let plan = Plan(entries: [entry], requests: 1, proof: .counted)
        return PlanDocument(plan, of: [], at: "https://api.example", toolVersion: "0.1.0")
    }

    @Test(arguments: FieldCase.all)
    func `a manifest declares it`(of sample: FieldCase) throws {
        #expect(try sample.dialog()[sample.field] == sample.declared)
    }

    @Test(arguments: FieldCase.optional)
    func `a manifest may leave it out`(of sample: FieldCase) throws {
        #expect(try sample.dialog(declaresField: false)[sample.field] == nil)
    }

    @Test(arguments: FieldCase.all)
    func `a file's defaults give it, where it has a default`(of sample: FieldCase) throws {
        let lines = sample.manifest().split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.hasPrefix("    \(sample.field.name):") })
        var rest = lines
        let line = rest.remove(at: place)
        rest.insert("defaults: {\(line.trimmingPrefix("    "))}", at: 1)
        let text = rest.map { "\($0)\n" }.joined()
        guard sample.field.rule.hasDefault else {
            let source = ManifestSource(path: "rooms.yaml", bytes: Array(text.utf8))
            #expect(!ManifestSet([source]).resolve(.apiKey(defaultOwner: 1)).diagnostics.isEmpty)
            return
        }
        #expect(try FieldCase.dialog(of: text)[sample.field] == sample.declared)
    }

    @Test(arguments: FieldCase.all)
    func `a request sends it, and the server sends it back`(of sample: FieldCase) async throws {
        let desired = try sample.dialog()
        let transport = SimulatedAPI()
        let store = try transport.store()
        guard case .created(let live) = await store.create(desired) else {
            Issue.record("the sandbox made no dialog")
            return
        }
        let body = try JSONValue(parsing: try #require(transport.bodies.first))
        #expect(body.object?[sample.field.wireName.description] != nil)
        #expect(live[sample.field] == desired.expected(sample.field).map { ReportedValue($0) })
        #expect(try await plan(desired, store).action == .exists(live))
    }

    @Test(arguments: FieldCase.optional)
    func `a request does not send what is not declared`(of sample: FieldCase) async throws {
        let transport = SimulatedAPI()
        _ = try await transport.store().create(try sample.dialog(declaresField: false))
        let body = try JSONValue(parsing: try #require(transport.bodies.first))
        #expect(body.object?[sample.field.wireName.description] == nil)
    }

    @Test(arguments: FieldCase.all)
    func `another live value is a difference, where it is compared`(of sample: FieldCase) async throws {
        let desired = try sample.dialog(pinnedTo: .number(1))
        let live = try self.live(like: desired) { $0[sample.field] = sample.other }
        let entry = try await plan(desired, InMemoryDialogStore([live]))
        guard sample.field.comparison(in: sample.type) != nil else {
            #expect(entry.action == .exists(live))
            return
        }
        guard case .differs(_, let differences) = entry.action else {
            Issue.record("\(entry.action)")
            return
        }
        #expect(differences.allSatisfy { $0.field.split(separator: ".").first.map(String.init) == sample.field.name })
    }

    @Test(arguments: FieldCase.all)
    func `what a server does not tell is a difference or a note, and never overlooked`(of sample: FieldCase)
        async throws
    {
        guard sample.field != .occupants else { return }
        let desired = try sample.dialog(pinnedTo: .number(1))
        let live = try self.live(like: desired) { $0[sample.field] = nil }
        let entry = try await plan(desired, InMemoryDialogStore([live]))
        #expect(entry.action != .exists(live) || entry.notes == [.unreported(field: sample.field.name)])
    }

    /// The live dialog that the desired one is pinned to, but for some fields.
    private func live(like desired: DesiredDialog, _ change: (inout LiveFields) -> Void) throws -> LiveDialog {
        let made = LiveDialog(creating: desired, id: try #require(desired.pinnedID))
        var fields = LiveFields()
        for field in ManagedField.all { fields[field] = made[field] }
        change(&fields)
        return LiveDialog(id: made.id, type: made.type, fields: fields, creator: made.creator)
    }

    @Test(arguments: FieldCase.all)
    func `a plan file keeps it, declared and live`(of sample: FieldCase) throws {
        let create = PlanEntry(desired: try sample.dialog(), action: .create)
        let read = try PlanDocument(parsing: document(create).json, path: "plan.json")
        #expect(read.plan.entries.first?.desired[sample.field] == sample.declared)
        let desired = try sample.dialog(pinnedTo: .number(1))
        let live = try self.live(like: desired) { $0[sample.field] = sample.other }
        let exists = PlanEntry(desired: desired, action: .exists(live))
        let reread = try PlanDocument(parsing: document(exists).json, path: "plan.json")
        #expect(reread.plan.entries.first?.action.live?[sample.field] == sample.other)
    }

    @Test(arguments: FieldCase.all)
    func `the journal's digest tells it`(of sample: FieldCase) throws {
        let desired = try sample.dialog()
        var fields = desired.content.fields
        switch sample.declared {
        case .text: fields[sample.field] = .text("Another")
        case .flag: fields[sample.field] = .flag(false)
        case .users: fields[sample.field] = .users([9])
        case .data: fields[sample.field] = .data(CustomData(className: "Table"))
        }
        let other = DesiredDialog(
            key: desired.key,
            owner: desired.owner,
            content: try #require(DialogContent(sample.type, fields)),
            location: desired.location
        )
        #expect(other.requestDigest != desired.requestDigest)
    }

    @Test(arguments: FieldCase.all)
    func `an export declares it`(of sample: FieldCase) throws {
        let desired = try sample.dialog()
        let live = LiveDialog(creating: desired, id: .number(1))
        let export = Export([OwnerListing(owner: 1, dialogs: [live])])
        let text = ManifestWriter(heading: []).text(of: export.dialogs)
        let expected: DeclaredValue? = sample.field == .occupants ? live.others : sample.declared
        #expect(try FieldCase.dialog(of: text)[sample.field] == expected)
    }

    @Test(arguments: FieldCase.all)
    func `a rendered manifest declares it`(of sample: FieldCase) throws {
        let reading = try FieldCase.reading(of: sample.manifest())
        let text = ManifestText.start() + reading.expansion.map(ManifestText.text).joined()
        #expect(try FieldCase.dialog(of: text)[sample.field] == sample.declared)
    }

    @Test(arguments: FieldCase.optional)
    func `the plan's text tells it of a dialog to create`(of sample: FieldCase) throws {
        let text = { (desired: DesiredDialog) in
            let plan = Plan(entries: [PlanEntry(desired: desired, action: .create)], requests: 1, proof: .counted)
            return PlanText(plan, style: .plain).text
        }
        let (declared, undeclared) = (try sample.dialog(), try sample.dialog(declaresField: false))
        #expect(text(declared) != text(undeclared))
    }

    @Test(arguments: FieldCase.all)
    func `the schema has it`(of sample: FieldCase) throws {
        let schema = try JSONValue(parsing: Array(ManifestSchema.text.utf8))
        let definitions = schema.object?["$defs"]?.object
        for name in ["dialog", "roster"] {
            let properties = definitions?[name]?.object?["properties"]?.object
            #expect(properties?[sample.field.name]?.object?["description"]?.text != nil, "\(name)")
        }
    }
}

extension LiveDialog {
    /// The occupants but for user 1.
    fileprivate var others: DeclaredValue { .users(occupants.subtracting([1])) }
}

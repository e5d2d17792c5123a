import Applying
import Dialogs
import Planning
import Reporting
import TestSupport
import Testing

@Suite struct ResultFormatTests {
    private static let hostile: ExactText = "=1+1, \"quoted\"\nüñí 🎉"

    private static func entry(_ desired: DesiredDialog, _ action: Action = .create) -> PlanEntry {
        var planner = LookupPlanner(for: [desired])
        let live = action.live.map { [$0] } ?? []
        for request in planner.next() {
            planner.take(Listing(dialogs: live, requests: 1, proof: .counted), for: request)
        }
        return planner.plan.entries[0]
    }

    private static let made = LiveDialog.group(5, "ops", [1, 2])

    private static func made(otherwise fields: [String]) -> ApplyOutcome {
        .createdOtherwise(made, fields.map { .users(field: $0, missing: [2], extra: []) })
    }

    private static let rows = [
        ResultRow(entry(.group("ops", [2])), .created(made)),
        ResultRow(entry(.group("ops", [2]), .exists(made))),
        ResultRow(entry(.group("ops", [2])), made(otherwise: ["name", "occupants"])),
        ResultRow(entry(.private(with: 4)), .created(.private(6, [1, 4]))),
        ResultRow(entry(.public(hostile)), .rejected(FailureReason("no, \"never\"\u{1B}[0m", status: 422))),
        ResultRow(entry(.public("later")), .notTried),
        ResultRow(entry(.public("missing"))),
        ResultRow(postponed: entry(.public("another day"))),
    ]

    @Test func `comma-separated values`() {
        let id = "00000000000000000000000"
        #expect(
            ResultFormat.csv.text(Self.rows) == """
                key,owner,type,name,_id,jid,action,outcome,reason,path,line\r
                group/ops,1,group,ops,\(id)5,1_\(id)5@muc.example,create,created,,rooms.yaml,1\r
                group/ops,1,group,ops,\(id)5,1_\(id)5@muc.example,exists,unchanged,,rooms.yaml,1\r
                group/ops,1,group,ops,\(id)5,1_\(id)5@muc.example,create,"created, not as declared","it differs in \
                name, occupants",rooms.yaml,1\r
                private/1-4,1,private,,\(id)6,,create,created,,rooms.yaml,1\r
                "public/=1+1, ""quoted""
                üñí 🎉",1,public,"'=1+1, ""quoted""
                üñí 🎉",,,create,rejected,"no, ""never""\\u{1b}[0m (HTTP 422)",rooms.yaml,1\r
                public/later,1,public,later,,,create,not tried,,rooms.yaml,1\r
                public/missing,1,public,missing,,,create,missing,,rooms.yaml,1\r
                public/another day,1,public,another day,,,create,postponed,,rooms.yaml,1\r

                """
        )
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x",
    ])
    func `what a spreadsheet would run is told to be text, in comma-separated values alone`(name: String) {
        let row = ResultRow(Self.entry(.public(ExactText(name))))
        let cell = ResultFormat.csv.line(row).split(separator: ",", omittingEmptySubsequences: false)[3]
        #expect(cell == "'\(name)" || cell == "\"'\(name)\"")
        #expect(!ResultFormat.jsonLines.line(row).contains("'"))
    }

    @Test(arguments: [(";=1", "\";=1\""), ("a\t=1", "\"a\t=1\""), ("a=1", "a=1"), ("'", "'")])
    func `what separates fields elsewhere is in quotes`(name: String, cell: String) {
        let row = ResultRow(Self.entry(.public(ExactText(name))))
        #expect(ResultFormat.csv.line(row).contains(",public,\(cell),"))
    }

    @Test func `credentials are taken out before a cell is put into a syntax`() {
        let row = ResultRow(Self.entry(.public("a \"secret\" b")))
        let redacted = { (text: String) in text.replacing("\"secret\"", with: "<redacted>") }
        #expect(ResultFormat.csv.line(row, redacted: redacted).contains(",public,a <redacted> b,"))
        #expect(ResultFormat.csv.text([row], redacted: redacted).contains("public/a <redacted> b,1,"))
        #expect(ResultFormat.csv.shown([row], redacted: redacted).contains("public/a <redacted> b,1,"))
        #expect(ResultFormat.jsonLines.line(row, redacted: redacted).contains(#""name":"a <redacted> b""#))
    }

    @Test func `a JSON object a line, with every column`() {
        let lines = ResultFormat.jsonLines.text(Self.rows).split(separator: "\n")
        #expect(lines.count == Self.rows.count)
        let private3 = #"{"key":"private/1-4","owner":1,"type":"private","name":null,"_id":"000000000000000000000006","#
        #expect(
            lines[3] == private3
                + #""jid":null,"action":"create","outcome":"created","reason":null,"path":"rooms.yaml","line":1}"#
        )
        #expect(lines[2].contains(#""outcome":"created, not as declared","reason":"it differs in name, occupants""#))
        #expect(lines[4].contains(#""name":"=1+1, \"quoted\"\nüñí 🎉""#))
    }

    @Test(arguments: [
        ("a.csv", ResultFormat.csv), ("b/c.JSONL", .jsonLines), ("a.json", nil), ("csv", nil), ("a.", nil),
    ])
    func `the ending of a file says the format`(path: String, format: ResultFormat?) {
        #expect(ResultFormat(path: path) == format)
    }
}

import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// Cells that a spreadsheet, or a wrong encoding, made something else of.
@Suite struct CellDamageTests {
    private static let rounded =
        "is a number as a spreadsheet shows it, with digits lost: format the column as text, and export it"
    private static let lostDigits =
        "has more than the fifteen digits that a spreadsheet keeps, and ends in zeros: format the column as text, and fill it in again"
    private static let failed = "stands where a formula of the spreadsheet failed: mend it, and export the table again"
    private static let date =
        "is a date, which spreadsheets make of codes such as 1-2: format the column as text, and fill it in again"
    private static let encoded = "read in a wrong encoding: export the table again, as UTF-8"

    private static func remedy(_ column: String, _ text: String) -> String {
        "1️⃣ note: where such a value is meant, write here 'allow: {\(column): [\"\(text)\"]}'"
    }

    @Test(arguments: [
        ("1.2E+07", rounded), ("1,2E+07", rounded), ("9.6831328e7", rounded), ("-1E-05", rounded), ("1E+15", rounded),
        ("123456789012345000", lostDigits), ("4111111111111110", lostDigits), ("-1234567890123450", lostDigits),
        ("#N/A", failed), ("#REF!", failed), ("#VALUE!", failed), ("#DIV/0!", failed), ("#NAME?", failed),
        ("#NV", failed), ("#BEZUG!", failed), ("#¡VALOR!", failed), ("#n/a", failed), ("Err:502", failed),
        (
            "#####",
            "stands where a column of the spreadsheet was too narrow: widen it, and export the table again"
        ),
        ("2-Jan", date), ("Mar-01", date), ("01. Mrz", date), ("02-ene", date), ("mar/24", date), ("Sep 2024", date),
        ("M\u{FFFD}ller", "has letters that were lost in another encoding: export the table again, as UTF-8"),
        ("MÃ¼ller", "is 'Müller', \(encoded)"), ("Itâ€™s", "is 'It’s', \(encoded)"),
        ("WrocÅ‚aw", "is 'Wrocław', \(encoded)"),
        ("ÐœÐ°Ñ‚ÐµÐ¼", "is 'Матем', \(encoded)"), ("Caf√©", "has letters that were \(encoded)"),
        ("Gr├╝n", "has letters that were \(encoded)"),
    ])
    func `damage is told in a name, with the remedy, and how to allow what is meant`(cell: String, message: String) {
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, type: public, name: 'Room {n}', key: '{k}'}",
            "k,n\n1,2️⃣\"\(cell)\"\n",
            [
                "2️⃣ error: column 'n': '\(cell)' \(message)", Self.remedy("n", cell),
            ]
        )
    }

    @Test(arguments: [
        "1E5", "2E10", "E+07", "1.2E", "12.5E+03 m", "123456789012345", "1234567890123456", "0000000000000000",
        "#random",
        "#1", "##", "Err:x", "MAR-01", "MAY-10", "1-2", "1.2.3", "Room 2", "2-January", "32-Jan", "Jan-1", "Set 12",
        "2024-09-01", "1/2/2024", "Müller", "« É »", "CAFÉ»", "São João", "AÇÃO", "Ä", "日本語", "«\u{A0}Été\u{A0}»",
        "«\u{A0}café\u{A0}»", "√2", "Ñandú", "„GĻ“",
    ])
    func `what may be as somebody wrote it is taken`(name: String) {
        let dialogs = rosterDialogs("  - {from_csv: r.csv, type: public, name: '{n}'}", "n\n\"\(name)\"\n")
        #expect(dialogs.map(\.name) == [ExactText(name)])
    }

    @Test(arguments: [
        "1/2/2024", "01.02.2024", "2024-09-01", "2024/9/1", "2-Jan-24", "2024-09-01 00:00:00", "2024-09-01T00:00:00",
    ])
    func `a whole date is damage where it tells one dialog from another`(cell: String) {
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, group_by: [c], type: group, name: '{n}', occupants: [5]}",
            "c,n\n2️⃣\(cell),x\n",
            [
                "2️⃣ error: column 'c': '\(cell)' \(Self.date)", Self.remedy("c", cell),
            ]
        )
    }

    @Test(arguments: ["2024-1-2", "1-2-2024", "2024-13-01", "1.2.2124", "10/20/30", "555-12-2024"])
    func `a code of three parts is no date`(cell: String) {
        let dialogs = rosterDialogs(
            "  - {from_csv: r.csv, group_by: [c], type: group, name: '{c}', occupants: [5]}",
            "c\n\(cell)\n"
        )
        #expect(dialogs.map(\.name) == [ExactText(cell)])
    }

    @Test func `every column that is used is looked at, and no other`() {
        let columns = ["g", "k", "o", "i", "t", "p", "d", "who", "boss"]
        let entry = """
              - 1️⃣from_csv: r.csv
                group_by: [g]
                key: "{k}"
                owner: "login:{o}"
                id: "{i}"
                type: group
                name: "{t}"
                photo: "{p}"
                data: {class_name: Room, code: "{d}"}
                where: {w: [a, b]}
                occupants: ["login:{who}"]
                admins: ["email:{boss}@x.example"]
            """
        for column in columns {
            let cells = columns.map { $0 == column ? "2️⃣#N/A" : "x" }.joined(separator: ",")
            expectRosterDiagnostics(
                entry,
                "\(columns.joined(separator: ",")),w,unused\n\(cells),a,#N/A\n",
                ["2️⃣ error: column '\(column)': '#N/A' \(Self.failed)", Self.remedy(column, "#N/A")]
            )
        }
        expectRosterDiagnostics(
            entry,
            "\(columns.joined(separator: ",")),w,unused\nx,x,x,x,x,x,x,x,x,2️⃣#N/A,#N/A\n",
            ["2️⃣ error: column 'w': '#N/A' \(Self.failed)", Self.remedy("w", "#N/A")]
        )
    }

    @Test func `all damaged cells of one row are told, but for those of members whom it does not name`() {
        expectRosterDiagnostics(
            """
              - 1️⃣{from_csv: r.csv, group_by: [c], type: group, name: '{n}', occupants: ['login:{who}', {each: 'login:{boss}', where: {role: x}}]}
            """,
            "c,n,who,boss,role\n2️⃣1.2E+07,3️⃣#N/A,4️⃣2-Jan,#REF!,y\n",
            [
                "2️⃣ error: column 'c': '1.2E+07' \(Self.rounded)", Self.remedy("c", "1.2E+07"),
                "3️⃣ error: column 'n': '#N/A' \(Self.failed)", Self.remedy("n", "#N/A"),
                "4️⃣ error: column 'who': '2-Jan' \(Self.date)", Self.remedy("who", "2-Jan"),
            ]
        )
    }

    @Test func `an item of a list is told by itself`() {
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, type: group, name: x, occupants: ['login:{who}']}",
            "who\n2️⃣\"ann; 1.2E+07; #N/A\"\n",
            [
                "2️⃣ error: column 'who': '1.2E+07' \(Self.rounded)", Self.remedy("who", "1.2E+07"),
                "2️⃣ error: column 'who': '#N/A' \(Self.failed)",
            ]
        )
    }

    @Test func `two courses that a spreadsheet made one number are not joined`() {
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, group_by: [c], type: group, name: 'Course {c}', occupants: ['{who}']}",
            "c,who\n2️⃣1.2E+07,10\n3️⃣1.2E+07,11\n101,12\n",
            [
                "2️⃣ error: column 'c': '1.2E+07' \(Self.rounded)", Self.remedy("c", "1.2E+07"),
                "3️⃣ error: column 'c': '1.2E+07' \(Self.rounded)",
            ]
        )
    }

    @Test func `what is meant is allowed, by its value or for a whole column`() {
        let roster = "c,n,who\n2-Jan,#N/A,1.2E+07\n123456789012345000,###,ann\n"
        let found = ResolvedUsers([UserReference(.login, "1.2E+07"): 5, UserReference(.login, "ann"): 6])
        let reading = reading(
            """
            version: 1
            dialogs:
              - from_csv: r.csv
                allow: {c: "*", n: ["#N/A", "###"], who: 1.2E+07}
                key: "{c}"
                type: group
                name: "{n}"
                occupants: ["login:{who}"]
            """,
            rosters: ["r.csv": roster],
            found
        ).reading
        #expect(reading.diagnostics.map(\.description) == [])
        #expect(reading.dialogs.map(\.key) == ["2-Jan", "123456789012345000"])
        #expect(reading.dialogs.map(\.name) == ["#N/A", "###"])
        #expect(reading.dialogs.map(\.members) == [[1, 5], [1, 6]])
    }

    @Test func `an allowance of one value is none of another`() {
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, allow: {n: '#N/A'}, type: public, name: '{n}'}",
            "n\n#N/A\n2️⃣#REF!\n",
            ["2️⃣ error: column 'n': '#REF!' \(Self.failed)", Self.remedy("n", "#REF!")]
        )
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, allow: {1️⃣m: '#N/A'}, type: public, name: '{n}'}",
            "n\nx\n",
            ["1️⃣ error: the roster has no column 'm'", "1️⃣ note: did you mean 'n'?"]
        )
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, allow: {n: 1️⃣{x: y}}, type: public, name: '{n}'}",
            "n\nx\n",
            ["1️⃣ error: the value of a column must be a text, or a list of texts; '' for an empty cell"]
        )
    }

    @Test func `a damaged value that 'where' names is meant, and a row that it leaves out is not looked at`() {
        let roster = "n,s\na,#N/A\nb,2-Jan\n#REF!,old\nc,new\n"
        let entry = { (condition: String) in "  - {from_csv: r.csv, type: public, name: '{n}', where: \(condition)}" }
        #expect(rosterDialogs(entry("{s: ['#N/A', 2-Jan]}"), roster).map(\.name) == ["a", "b"])
        #expect(rosterDialogs(entry("{s: {not: ['#N/A', 2-Jan, old]}}"), roster).map(\.name) == ["c"])
        #expect(rosterDialogs(entry("{s: [new, '#N/A'], n: {not: a}}"), "n,s\nb,new\n").map(\.name) == ["b"])
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, type: public, name: '{n}', where: {n: a, s: new}}",
            "n,s\na,2️⃣#N/A\nb,#N/A\na,new\n",
            ["2️⃣ error: column 's': '#N/A' \(Self.failed)", Self.remedy("s", "#N/A")]
        )
    }

    @Test func `a column with a name that needs quotes is quoted in the remedy`() {
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, type: public, name: '{full name}'}",
            "full name\n2️⃣#REF!\n",
            [
                "2️⃣ error: column 'full name': '#REF!' \(Self.failed)",
                "1️⃣ note: where such a value is meant, write here 'allow: {\"full name\": [\"#REF!\"]}'",
            ]
        )
    }
}

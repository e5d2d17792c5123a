import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// Spreadsheets as they are.
@Suite struct SpreadsheetTests {
    @Test(arguments: [
        "course,title,students\n M1 , Maths ,  10 \n", "\u{FEFF}course,title,students\r\nM1,Maths,10\r\n",
        "sep=;\r\ncourse;title;students\r\n;;\r\nM1;Maths;10\r\n\r\n;;;;\r\n", "course\ttitle\tstudents\nM1\tMaths\t10",
        "\n\ncourse,title,students,,\nM1,Maths,\u{A0}10\u{200B},,\n,,,,\n",
        "\"course\",\"title\",\"students\"\r\"M1\",\"Maths\",\"10\"",
        "title,students,course,title2\nMaths,\"10\n1\",M1,x\n",
    ])
    func `however it was saved, it is read`(roster: String) {
        let dialogs = rosterDialogs(courses, roster)
        #expect(dialogs.map(\.key) == ["course/M1"])
        #expect(dialogs.map(\.name) == ["M1 Maths"])
        #expect(dialogs.map(\.members) == [[1, 10]])
    }

    @Test(arguments: [
        "Maths, advanced", "Maths 👩‍👩‍👧", "מתמטיקה 1", "Caf\u{E9}", "Cafe\u{301}", "a \"b\" c", "{x}", "'", "- #: &",
    ])
    func `a name is what stands in its cell`(name: String) {
        let cell = "\"\(name.replacing("\"", with: "\"\""))\""
        let dialogs = rosterDialogs("  - {from_csv: r.csv, type: public, name: '{n}'}", "n\n\(cell)\n")
        #expect(dialogs.map(\.name) == [ExactText(name)])
    }

    @Test(arguments: [
        ("12345678.0", "'12345678.0' is no user ID: write 12345678, without a fraction"),
        ("012", "user ID '012' is ambiguous: write it without the zero in front"),
        ("-5", "user ID '-5' must be greater than 0"), ("0", "user ID '0' must be greater than 0"),
        ("99999999999999999999", "user ID '99999999999999999999' is too large"),
        (
            "phone:4.4E+11",
            "'4.4E+11' is a number as a spreadsheet shows it, with digits lost: format the column as text, and export it"
        ),
        ("login:", "the text behind 'login:' must not be empty"),
        ("external:1.2E+07", "'1.2E+07' is no external ID, which is a whole number"),
        ("email:ann", "'ann' is no e-mail address: write it as 'email:ann@example.com'"),
        ("zoe", "unknown user or group 'zoe': define it under 'users' or 'groups', or give an ID"),
    ])
    func `what is no ID is told with its cell and its column`(cell: String, message: String) {
        expectRosterDiagnostics(
            courses,
            "course,title,students\nM1,Maths,10\nM2,\"More, Maths\",1️⃣\(cell)\n",
            ["1️⃣ error: column 'students': \(message)"]
        )
    }

    @Test(arguments: ["1.2E+07", "9.6831328e7"])
    func `a spoilt number is no ID, and is told how to allow it`(cell: String) {
        expectRosterDiagnostics(
            "  - 2️⃣{from_csv: r.csv, type: group, name: x, occupants: ['{students}']}",
            "course,students\nM1,1️⃣\(cell)\n",
            [
                "1️⃣ error: column 'students': '\(cell)' is a number as a spreadsheet shows it, with digits lost: format the column as text, and export it",
                "2️⃣ note: where such a value is meant, write here 'allow: {students: [\"\(cell)\"]}'",
            ]
        )
    }

    @Test(arguments: ["96,831,328", "1 234", "96,831"])
    func `a number with separators of thousands is not taken apart`(cell: String) {
        expectRosterDiagnostics(
            courses,
            "course,title,students\nM1,Maths,1️⃣\"\(cell)\"\n",
            [
                "1️⃣ error: column 'students': '\(cell)' may be one number or several: write one without separators, and put ';' or '|' between several"
            ]
        )
        let dialogs = rosterDialogs(
            courses,
            "course,title,students\nM1,Maths,\"\(cell.replacing(",", with: ";").replacing(" ", with: "|"))\"\n"
        )
        #expect(dialogs.count == 1)
    }

    @Test func `rows of the wrong length are told, but for empty cells at the end`() {
        expectRosterDiagnostics(
            courses,
            "course,title,students\nM1,Maths,10,\n1️⃣M2,Maths\n2️⃣M3,Maths,10,x\n",
            [
                "1️⃣ error: this row has 2 cells, and the header 3: is a separator missing, or a quote?",
                "2️⃣ error: this row has 4 cells, and the header 3: is a separator missing, or a quote?",
            ]
        )
    }

    @Test func `keys that differ in their Unicode form only are told with both rows`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: '{n}', key: '{n}'}",
            "n\n1️⃣Caf\u{E9}\nTea\n2️⃣Cafe\u{301}\n",
            [
                "2️⃣ error: column 'n': the key 'Cafe\u{301}' differs from another in its Unicode form only, which nobody can see: write both alike",
                "1️⃣ note: first here",
            ]
        )
    }

    @Test(arguments: [
        ("a\n1️⃣\"x\ny\n", "a quote that is never closed"),
        (
            "a\nx1️⃣\"y\n",
            "a quote inside a cell without quotes: put quotes around the whole cell, and double those in it"
        ),
        ("a\nx\n1️⃣\0", "a zero byte: this is no text file, or it is UTF-16; save it as 'CSV UTF-8'"),
        ("1️⃣", "the roster is empty: its first line must name the columns"),
    ])
    func `a file that is no table is told once`(roster: String, message: String) {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: '{a}'}",
            roster,
            ["1️⃣ error: \(message)"]
        )
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x61, 0x00], "r.csv:1:1: error: this file is UTF-16: save it as 'CSV UTF-8'"),
        ([0x61, 0x0A, 0x43, 0xE9, 0x0A], "r.csv:2:1: error: the byte 0xE9 is not UTF-8: save the file as 'CSV UTF-8'"),
    ])
    func `a file in another encoding is told`(bytes: [UInt8], expected: String) {
        let manifest = "version: 1\ndialogs: [{from_csv: r.csv, type: public, name: '{a}'}]"
        let source = ManifestSource(path: "rooms.yaml", bytes: Array(manifest.utf8), rosters: ["r.csv": bytes])
        let reading = ManifestSet([source]).resolve(.apiKey(defaultOwner: 1))
        #expect(reading.diagnostics.map(\.description) == [expected])
    }

    @Test func `a cell of a hundred megabytes ends the reading, and is not kept`() {
        let manifest = "version: 1\ndialogs: [{from_csv: r.csv, type: public, name: '{a}'}]"
        let bytes = Array("a\n\"".utf8) + [UInt8](repeating: 0x78, count: 100 << 20)
        let source = ManifestSource(path: "rooms.yaml", bytes: Array(manifest.utf8), rosters: ["r.csv": bytes])
        let reading = ManifestSet([source]).resolve(.apiKey(defaultOwner: 1))
        let expected = "r.csv:2:1: error: a cell of more than 1 MiB; is a quote in it never closed?"
        #expect(reading.diagnostics.map(\.description) == [expected])
    }

    @Test func `a roster that is wrong in every row is not read to its end`() {
        let roster = "n\n" + String(repeating: "\u{1}\n", count: 1000)
        let reading = reading(
            "version: 1\ndialogs: [{from_csv: r.csv, type: public, name: '{n}'}]",
            rosters: ["r.csv": roster]
        ).reading
        #expect(reading.diagnostics.count == 101)
        #expect(
            reading.diagnostics.last?.message.text == "the roster has 100 mistakes before this row, and is not read on"
        )
    }
}

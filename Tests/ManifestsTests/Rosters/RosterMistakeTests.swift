import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct RosterMistakeTests {
    private static let roster = "course,title,students,Course,title\nM1,Maths,10,x,y\n"

    @Test(arguments: [
        ("'{cours}'", "the roster has no column 'cours'", "did you mean 'course'?"),
        ("'{COURSE}'", "the roster has no column 'COURSE'", "did you mean 'course'?"),
        (
            "'{room number}'", "the roster has no column 'room number'",
            "its first line names the columns course, title, students, Course, title"
        ),
        ("'{title}'", "the roster has several columns 'title', the columns 2 and 5: rename all but one", nil),
        ("'{title?}'", "the roster has several columns 'title', the columns 2 and 5: rename all but one", nil),
        ("'{course'", "a '{' without a '}' behind it: write '{{' for the brace itself", nil),
        ("'course}'", "a '}' without a '{' before it: write '}}' for the brace itself", nil),
        ("'{}'", "the name of a column is missing between '{' and '}'", nil),
        ("{course}", "braces without quotes are a map in YAML: write '\"{course}\"'", nil),
    ])
    func `a wrong column is told once, where the manifest names it`(name: String, message: String, note: String?) {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: 1️⃣\(name)}",
            Self.roster,
            ["1️⃣ error: \(message)"] + (note.map { ["1️⃣ note: \($0)"] } ?? [])
        )
    }

    @Test func `a column whose name was damaged is told as damage, where it stands`() {
        let entry = "  - {from_csv: r.csv, type: public, key: '{größe}', name: '{größe}'}"
        expectRosterDiagnostics(
            entry,
            "course,1️⃣grÃ¶ÃŸe\nM1,3\n",
            [
                "1️⃣ error: the name of column 2: 'grÃ¶ÃŸe' is 'größe', read in a wrong encoding: export the table again, as UTF-8"
            ]
        )
        expectRosterDiagnostics(
            entry,
            "course,1️⃣gr\u{FFFD}\u{FFFD}e\nM1,3\n",
            [
                "1️⃣ error: the name of column 2: 'gr\u{FFFD}\u{FFFD}e' has letters that were lost in another encoding: export the table again, as UTF-8"
            ]
        )
    }

    @Test func `damaged names that may have been any are told beside those that are there`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: 1️⃣'{room}'}",
            "course,2️⃣#REF!,3️⃣gr\u{FFFD}n\nM1,3,4\n",
            [
                "1️⃣ error: the roster has no column 'room'",
                "1️⃣ note: its first line names the columns course, #REF!, gr\u{FFFD}n",
                "2️⃣ note: the name of column 2: '#REF!' stands where a formula of the spreadsheet failed: mend it, and export the table again",
                "3️⃣ note: the name of column 3: 'gr\u{FFFD}n' has letters that were lost in another encoding: export the table again, as UTF-8",
            ]
        )
        expectRosterDiagnostics("  - {from_csv: r.csv, type: public, name: '{course}'}", "course,#REF!\nM1,3\n", [])
    }

    @Test func `columns of group_by and where are told too`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: '{course}', group_by: [1️⃣x], where: {2️⃣y: 1, course: [3️⃣[]]}}",
            Self.roster,
            ["3️⃣ error: the value of a column must be a text, or a list of texts; '' for an empty cell"]
        )
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: '{course}', group_by: [1️⃣nothing], where: {2️⃣never: 1}}",
            "course\nx\n",
            [
                "1️⃣ error: the roster has no column 'nothing'", "1️⃣ note: its first line names the columns course",
                "2️⃣ error: the roster has no column 'never'", "2️⃣ note: its first line names the columns course",
            ]
        )
    }

    @Test func `what is wrong with the entry is told once, not for each row`() {
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, 2️⃣occupants: ['{n}'], 3️⃣nam: '{n}', type: public}",
            "n\na\nb\n",
            [
                "2️⃣ error: QuickBlox keeps no occupants of a public dialog: remove 'occupants'",
                "3️⃣ error: unknown field 'nam'", "3️⃣ note: did you mean 'name'?",
            ]
        )
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, name: '{n}'}",
            "n\na\nb\n",
            ["1️⃣ error: the dialog has no type: add 'type', public, group or private"]
        )
        expectRosterDiagnostics(
            "  - 1️⃣{from_csv: r.csv, type: group, name: '{n}', 2️⃣data: {x: '{n}'}}",
            "n\na\nb\n",
            [
                "1️⃣ error: the dialog has no occupants; a group needs one besides its owner: add 'occupants'",
                "2️⃣ error: 'data' has no class_name, without which QuickBlox drops it: add 'class_name'",
            ]
        )
    }

    @Test func `a misspelt field of a roster is told`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: '{n}', 1️⃣groupby: [n]}",
            "n\na\n",
            ["1️⃣ error: unknown field 'groupby'", "1️⃣ note: did you mean 'group_by'?"]
        )
    }

    @Test func `an empty cell is told, unless it may be empty`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: group, name: '{n}', photo: '{p?}', occupants: ['{who}']}",
            "n,p,who\na,,5\n1️⃣,,5\nc,, 2️⃣\n".replacing(" 2️⃣", with: "2️⃣"),
            [
                "1️⃣ error: column 'n': the cell is empty: fill it in, or write '{n?}' where it may be",
                "2️⃣ error: column 'who': the cell is empty: fill it in, or write '{who?}' where it may be",
            ]
        )
    }

    @Test func `duplicate keys name both rows`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, key: '{k}', name: '{n}'}",
            "n,k\na,1️⃣x\nb,y\nc,2️⃣x\n",
            [
                "2️⃣ error: column 'k': a second row makes a dialog with the key 'x'", "1️⃣ note: first here",
                "2️⃣ note: each row is a dialog of its own: 'group_by' gathers rows into one, and 'group_by: []' all of them",
            ]
        )
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: '{n}'}",
            "n\n1️⃣a\nb\n2️⃣a\n",
            [
                "2️⃣ error: a second public dialog is named 'a': one name, one public dialog", "1️⃣ note: first here",
                "2️⃣ note: each row is a dialog of its own: 'group_by' gathers rows into one, and 'group_by: []' all of them",
            ]
        )
    }

    @Test func `a text that varies within a group names both rows`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, group_by: [c], type: group, name: '{t}', occupants: ['{s}']}",
            "c,t,s\nM,1️⃣Maths,10\nP,Physics,11\nM,2️⃣Mathematics,12\n",
            [
                "2️⃣ error: column 't': 'Mathematics' differs from 'Maths' in another row of the same dialog",
                "1️⃣ note: first here",
            ]
        )
    }

    @Test func `a row without its group is told`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, group_by: [c], type: group, name: '{c}', occupants: ['{s}']}",
            "c,s\nM,10\n1️⃣,11\n",
            [
                "1️⃣ error: column 'c': the cell is empty, so the row belongs to no dialog: fill it in, or leave such rows out with 'where: {c: {not: \"\"}}'"
            ]
        )
    }

    @Test func `each made dialog is checked as any`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: group, name: '{n}', owner: '{o}', occupants: ['{s}'], id: '{i?}'}",
            """
            n,o,s,i
            a,5,6,
            2️⃣b,5,5,
            c,3️⃣x,6,
            d,5,6,4️⃣123
            5️⃣\(String(repeating: "z", count: 201)),5,6,

            """,
            [
                "2️⃣ error: a group needs an occupant besides its owner",
                "3️⃣ error: column 'o': unknown user 'x': define it under 'users', or give an ID",
                "4️⃣ error: column 'i': '123' is no dialog ID, which has 24 hexadecimal digits",
                "5️⃣ error: column 'n': the name has 201 symbols; QuickBlox takes at most 200",
            ]
        )
    }

    @Test func `a conflict that git left in a roster is told, and the rest not read`() {
        let message =
            "1️⃣ error: a conflict marker of git (<<<<<<<): resolve the merge, and remove the lines with its markers"
        for roster in ["n\na\n1️⃣<<<<<<< HEAD\nb\n=======\nb\n>>>>>>> topic\n", "1️⃣<<<<<<< HEAD\nn\n=======\n"] {
            expectRosterDiagnostics("  - {from_csv: r.csv, type: public, name: '{n}'}", roster, [message])
        }
        let names = rosterDialogs("  - {from_csv: r.csv, type: public, name: '{n}'}", "n\n<<<\n").map(\.name)
        #expect(names == ["<<<"])
    }

    @Test func `a roster that makes no dialog is told`() {
        expectRosterDiagnostics(
            "  - {from_csv: 1️⃣r.csv, type: public, name: '{n}'}",
            "n\n",
            ["1️⃣ error: the roster has no rows"]
        )
        expectRosterDiagnostics(
            "  - {from_csv: 1️⃣r.csv, type: public, name: '{n}', where: {n: b}}",
            "n\na\n",
            ["1️⃣ error: no row of the roster is as 'where' wants it"]
        )
    }
}

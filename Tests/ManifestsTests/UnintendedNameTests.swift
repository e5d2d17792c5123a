import Dialogs
import Manifests
import TestSupport
import Testing

/// Names with what another program would have replaced or taken away.
@Suite struct UnintendedNameTests {
    private func expectWarnings(_ entry: String, _ expected: [String], rosters: KeyValuePairs<String, String> = [:]) {
        let (reading, files) = reading("version: 1\ndialogs:\n  - \(entry)\n", rosters: rosters)
        #expect(reading.diagnostics == [])
        files.expect(reading.warnings, are: expected)
    }

    @Test(arguments: ["${ENV} News", "News of ${SITE_NAME:-here}", "${a}${b}"])
    func `a variable in a name is warned of, and changes nothing`(name: String) {
        let variable = name.dropFirst(name == "${a}${b}" ? 0 : name.hasPrefix("$") ? 0 : 8).prefix { $0 != "}" } + "}"
        expectWarnings(
            "{type: public, name: 1️⃣\"\(name)\"}",
            ["1️⃣ warning: the name has '\(variable)', which nothing replaces: write what it stands for"]
        )
    }

    @Test(arguments: ["“News”", "‘News’", "„News“", "‚News‘", "”News”"])
    func `curly quotes around a name are warned of`(name: String) {
        expectWarnings(
            "{type: public, name: 1️⃣\(name)}",
            ["1️⃣ warning: the curly quotes around '\(name)' are part of the name: write plain quotes, or none"]
        )
    }

    @Test(arguments: ["$5 club", "${open", "a $ {b}", "“News” of the day", "It’s ours", "’Tis", "“", "«News»", "—"])
    func `other names are not warned of`(name: String) {
        expectWarnings("{type: public, name: '\(name)'}".replacing("'", with: "\""), [])
    }

    @Test func `a variable before a column of a roster is warned of once`() {
        expectWarnings(
            "{from_csv: r.csv, type: public, name: 1️⃣\"${course} {title}\"}",
            ["1️⃣ warning: the name has '${course}', which nothing replaces: write what it stands for"],
            rosters: ["r.csv": "course,title\na,b\nc,d\n"]
        )
    }
}

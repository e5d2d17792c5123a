import CSV
import TestSupport
import Testing

@Suite struct CSVReaderTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func `rows end as any system ends lines`(lineEnd: String) {
        let table = Table(["a,b", "1,2", "", "3,4"].joined(separator: lineEnd))
        #expect(table.rows == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(table.lines == [1, 2, 4])
        #expect(table.error == nil)
    }

    @Test(arguments: [",", ";", "\t"])
    func `the header tells the separator`(separator: String) {
        let table = Table("a\(separator)b\n\"x\(separator)y\"\(separator)z\n")
        #expect(table.rows == [["a", "b"], ["x\(separator)y", "z"]])
    }

    @Test func `a separator in quotes does not count`() {
        #expect(Table("\"a, b, c, d\";e\n1;2").rows == [["a, b, c, d", "e"], ["1", "2"]])
    }

    @Test(arguments: ["sep=;\n", "sep=;\r\n", "SEP=;\r", "\u{FEFF}sep=;\r\n"])
    func `the first line may name the separator`(hint: String) {
        let table = Table("\(hint)a,b;c\n1;2\n")
        #expect(table.rows == [["a,b", "c"], ["1", "2"]])
        #expect(table.lines == [2, 3])
    }

    @Test func `a byte order mark is no part of the header`() {
        #expect(Table("\u{FEFF}a,b\n1,2").rows == [["a", "b"], ["1", "2"]])
    }

    @Test func `quotes hold separators, quotes and line ends`() {
        let table = Table("a,b\n\"x, \"\"y\"\"\",\"1\r\n2\"\nnext,row\n")
        #expect(table.rows == [["a", "b"], ["x, \"y\"", "1\r\n2"], ["next", "row"]])
        #expect(table.lines == [1, 2, 4])
    }

    @Test func `white space around a cell is no part of it`() {
        let table = Table("a , b\n  1\u{A0},\t \"x \" \u{20}\n\u{200B}2\u{FEFF},3 4\n")
        #expect(table.rows == [["a", "b"], ["1", "x"], ["2", "3 4"]])
    }

    @Test func `rows without anything in them are left out`() {
        let table = Table("\n\na,b\n,\n \n\"\",\" \"\n1,\n")
        #expect(table.rows == [["a", "b"], ["1", ""]])
        #expect(table.lines == [3, 7])
    }

    @Test func `emoji, right-to-left text and Unicode forms stay as they are`() {
        let texts = ["Maths 👩‍👩‍👧", "מתמטיקה", "Cafe\u{301}", "Caf\u{E9}"]
        let table = Table("a\n" + texts.joined(separator: "\n"))
        #expect(table.rows.dropFirst().map { Array($0[0].utf8) } == texts.map { Array($0.utf8) })
    }

    @Test func `a table without an end or without anything is read`() {
        #expect(Table("").rows == [])
        #expect(Table("\n\r\n").rows == [])
        #expect(Table("a").rows == [["a"]])
        #expect(Table("a,").rows == [["a", ""]])
        #expect(Table("a\n\"b\"").rows == [["a"], ["b"]])
    }

    @Test(arguments: [
        ("a,b\n1,\"2\n3,4\n", CSVError.Kind.unclosedQuote, 2, 3), ("a\nb\"c\n", .quoteInside, 2, 2),
        ("a,b\n\"x\"y,1", .textAfterQuote, 2, 4), ("a\n\"x\" \"y\"", .textAfterQuote, 2, 5),
        ("a,b\n1,\0", .zeroByte, 2, 3), ("a,é\n\"é\0\"", .zeroByte, 2, 3),
    ])
    func `what is no table is an error at its place`(text: String, kind: CSVError.Kind, line: Int, column: Int) {
        let error = Table(text).error
        #expect(error?.kind == kind)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
    func `UTF-16 is told`(bytes: [UInt8]) {
        #expect(Table(bytes).error?.kind == .utf16)
    }

    @Test func `a byte of Latin-1 is told with the place of its cell`() {
        let error = Table(Array("a,b\nx,Caf".utf8) + [0xE9, 0x0A]).error
        #expect(error?.kind == .notUTF8(0xE9))
        #expect(error?.line == 2)
        #expect(error?.column == 3)
    }

    @Test func `a cell, a row and its cells are bounded`() {
        let limits = CSVLimits(cellBytes: 10, rowBytes: 25, cells: 4)
        #expect(Table("a\n12345678901", limits: limits).error?.kind == .cellTooLong(limit: 10))
        #expect(Table("a\n\"1234567\n8901\"", limits: limits).error?.line == 2)
        #expect(
            Table("a,b,c,d\n1234567890,1234567890,1234567890", limits: limits).error?.kind == .rowTooLong(limit: 25)
        )
        #expect(Table("a\n,,,,", limits: limits).error?.kind == .tooManyCells(limit: 4))
        #expect(Table("a\n1234567890,,,", limits: limits).error == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `how the bytes are cut does not matter, and nothing is lost`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let width = Int.random(in: 1...4, using: &generator)
        let rows = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            ["x"] + (0..<width).map { _ in Self.cell(&generator) }
        }
        let separator = [",", ";", "\t"].randomElement(using: &generator) ?? ","
        let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
        let head = Array(repeating: "h", count: width + 1).joined(separator: separator)
        let lines = rows.map { row in row.map(Self.quoted).joined(separator: separator) }
        let table = Table(([head] + lines).joined(separator: lineEnd))
        #expect(Array(table.rows.dropFirst()) == rows)
        for chunk in [1, 2, 3, 7] {
            #expect(Table(([head] + lines).joined(separator: lineEnd), chunk: chunk) == table)
        }
    }

    private static func cell(_ generator: inout some RandomNumberGenerator) -> String {
        let texts = ["", "a", "é", "a,b", ";", "a\t.", "\"", "x\"\"y", "1\r\n2", "a\r.", "👩‍👩‍👧", "sep=;", "1 2"]
        return texts.randomElement(using: &generator) ?? ""
    }

    private static func quoted(_ text: String) -> String {
        text.utf8.contains { ",;\t\"\r\n".utf8.contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `no bytes make it crash, and how they are cut does not matter`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let parts =
                [",", ";", "\n", "\r", "\"", "a", " ", "é", "\0", "sep=;\n", "\u{FEFF}"].map { Array($0.utf8) } + [
                    [0xE9], [0xFF],
                ]
            let bytes = (0..<Int.random(in: 0..<24, using: &generator)).flatMap { _ in
                parts.randomElement(using: &generator) ?? []
            }
            #expect(Table(bytes, chunk: 1) == Table(bytes), "\(bytes)")
        }
    }
}

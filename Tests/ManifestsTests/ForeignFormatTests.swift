import Diagnostics
import Dialogs
import Manifests
import Testing

@Suite struct ForeignFormatTests {
    private func messages(_ bytes: [UInt8]) -> [String] {
        ManifestSet([ManifestSource(path: "x", bytes: bytes)]).resolve(.undetermined).diagnostics.map(\.description)
    }

    @Test(arguments: ["name,type\nLobby,1\n", "\"name\",\"type\"\n\"a\",\"b\"\n", "name;type\nx;1", "name\ttype\nx\t1"])
    func `a table is no manifest`(table: String) {
        #expect(
            messages(Array(table.utf8))
                == ["x:1:1: error: this is no manifest but a table, such as CSV: a manifest begins with 'version: 1'"]
        )
    }

    @Test(arguments: ["<!DOCTYPE html>\n<html lang=\"en\"><a style=\"b: c\">", "\n  <?xml version=\"1.0\"?>"])
    func `markup is no manifest`(markup: String) {
        #expect(
            messages(Array(markup.utf8))
                == ["x:1:1: error: this is no manifest but HTML or XML: a manifest begins with 'version: 1'"]
        )
    }

    @Test func `a binary file is no manifest`() {
        #expect(
            messages([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0])
                == ["x:1:1: error: this is no manifest but a binary file: a manifest begins with 'version: 1'"]
        )
    }

    @Test(arguments: [
        ("hello", "x:1:1: error: this is no manifest but text: a manifest is a map that begins with 'version: 1'"),
        ("\n- a", "x:2:1: error: this is no manifest but a list: a manifest is a map that begins with 'version: 1'"),
        ("", "x:1:1: error: the file is empty: a manifest begins with 'version: 1'"),
        ("# later\n", "x:1:1: error: the file is empty: a manifest begins with 'version: 1'"),
        ("---\n", "x:1:1: error: the file is empty: a manifest begins with 'version: 1'"),
    ])
    func `anything but a map is no manifest`(text: String, expected: String) {
        #expect(messages(Array(text.utf8)) == [expected])
    }

    @Test func `a manifest in UTF-16 is told to be UTF-8`() {
        let utf16: [UInt8] = [0xFF, 0xFE] + "version: 1".utf8.flatMap { [$0, 0] }
        #expect(messages(utf16) == ["x:1:1: error: the file is UTF-16: save it as UTF-8"])
    }

    @Test func `a manifest in JSON is a manifest`() {
        let json = #"{"version": 1, "dialogs": [{"type": "public", "name": "x", "owner": 7}]}"#
        let reading = ManifestSet([ManifestSource(path: "x", bytes: Array(json.utf8))]).resolve(.undetermined)
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.key) == ["public/x"])
    }
}

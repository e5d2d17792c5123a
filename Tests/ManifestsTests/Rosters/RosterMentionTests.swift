import Testing

@testable import Manifests

@Suite struct RosterMentionTests {
    @Test(arguments: ["from_csv", "a: 1\n- from_csv: x\n", "_from_csv", "a_b from_csv", "from_cs from_csv"])
    func `a text that has the name may name a roster`(text: String) {
        #expect(Array(text.utf8).mentionRosters)
    }

    @Test(arguments: ["", "_", "from_", "_csv", "from_cs", "rom_csv", "from-csv", "from_csx", "from csv_"])
    func `a text without the name names none`(text: String) {
        #expect(!Array(text.utf8).mentionRosters)
    }
}

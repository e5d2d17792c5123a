import Diagnostics
import ManifestWriting
import Testing

@Suite struct ManifestFormatterTests {
    private func formatted(_ text: String) throws -> String {
        do throws(ManifestFormatter.Refusal) {
            return String(decoding: try ManifestFormatter.formatted(Array(text.utf8), path: "a.yaml"), as: UTF8.self)
        } catch {
            return "refused: " + error.diagnostics.map(\.description).joined(separator: "\n")
        }
    }

    private func expect(_ text: String, becomes form: String) throws {
        let first = try formatted("version: 1\n\(text)\n")
        #expect(first == "version: 1\n\(form)\n")
        #expect(try formatted(first) == first)
    }

    @Test(arguments: [
        "version: 1\ndialogs:\n  - {type: public, name: News}\n",
        "# About\n\nversion: 1\n\ndialogs:\n  # One\n  - type: public\n    name: News  # it\n\n"
            + "  - type: public\n    name: Ops\n",
        "version: 1\nusers: {alice: 1, bob: \"login:bob\"}\ndialogs: []\n",
        "---\nversion: 1\ndialogs: []\n", "# a\n---\n# b\nversion: 1\ndialogs: []\n# c\n",
        "version: 1\ndialogs:\n  - name: |-\n      two\n        lines\n\n      more\n    type: public\n",
    ])
    func `what has its form stays`(text: String) throws {
        let ordered = text.contains("|-") ? nil : text
        if let ordered { #expect(try formatted(ordered) == ordered) }
        let form = try formatted(text)
        #expect(try formatted(form) == form)
    }

    @Test func `a comment in a collection of nothing keeps its brackets`() throws {
        try expect(
            "dialogs:\n  - name: A\n    type: group\n    admins: [\n    # nobody yet\n    ]\ngroups: {\n  # none\n}",
            becomes:
                "groups: {\n  # none\n  }\ndialogs:\n  - type: group\n    name: A\n    admins: [\n      # nobody yet\n"
                + "      ]"
        )
        try expect("dialogs: [\n # none yet\n]", becomes: "dialogs: [\n  # none yet\n  ]")
    }

    @Test func `quotes go where nobody needs them, and no value changes`() throws {
        try expect(
            "dialogs:\n  - {type: 'public', name: \"News\", photo: '67834', owner: 'it''s'}",
            becomes: "dialogs:\n  - {type: public, name: News, owner: it's, photo: \"67834\"}"
        )
        try expect(
            "dialogs:\n  - name: 'yes'\n    key: a:b\n    id: \"abcdefabcdefabcdefabcdef\"",
            becomes: "dialogs:\n  - key: a:b\n    name: \"yes\"\n    id: \"abcdefabcdefabcdefabcdef\""
        )
        try expect("dialogs:\n  - name: two\n      lines\n", becomes: "dialogs:\n  - name: two lines")
        try expect("dialogs:\n  - name: \"a\\tb\\u00e9\"\n", becomes: "dialogs:\n  - name: \"a\\tbé\"")
    }

    @Test func `fields stand in the order of the schema, and others behind them`() throws {
        try expect(
            "dialogs: []\nusers: {b: 1, a: 2}\nkey_field: k",
            becomes: "key_field: k\nusers: {b: 1, a: 2}\ndialogs: []"
        )
        try expect(
            "dialogs:\n  - data: {z: 1, class_name: C, a: 2}\n    odd: 1\n    name: A\n    type: group",
            becomes: "dialogs:\n  - type: group\n    name: A\n    data: {class_name: C, z: 1, a: 2}\n    odd: 1"
        )
        try expect(
            "dialogs:\n  - key: \"{id}\"\n    group_by: [b, a]\n    from_csv: c.csv",
            becomes: "dialogs:\n  - from_csv: c.csv\n    group_by: [b, a]\n    key: \"{id}\""
        )
    }

    @Test func `lists of people are sorted, and no others`() throws {
        try expect("protect: [carl, 10, 9, \"login:x\", bob]", becomes: "protect: [9, 10, bob, carl, \"login:x\"]")
        try expect(
            "groups:\n  g:\n    - carl  # c\n    - bob\n\n    - b\n    - a",
            becomes: "groups:\n  g:\n    - bob\n    - carl  # c\n\n    - a\n    - b"
        )
        try expect(
            "groups:\n  g:\n  - carl\n  # then\n  - bob",
            becomes: "groups:\n  g:\n    - carl\n    # then\n    - bob"
        )
        try expect(
            "defaults: {occupants: [2, 1], columns: [2, 1]}",
            becomes: "defaults: {columns: [2, 1], occupants: [1, 2]}"
        )
        try expect(
            "dialogs:\n  - admins: [{each: b}, a]\n    occupants: [b, a]",
            becomes: "dialogs:\n  - occupants: [a, b]\n    admins: [{each: b}, a]"
        )
    }

    @Test func `comments stay with what they are about`() throws {
        try expect(
            "dialogs:\n    -   # One\n        name: A   # name\n        # of type\n"
                + "        type: public # t\n    # Two\n    -   name: B\n        #end of B\n#end",
            becomes: "dialogs:\n  # One\n  # of type\n  - type: public  # t\n    name: A  # name\n"
                + "  # Two\n  - name: B\n    #end of B\n#end"
        )
        try expect(
            "users: # people\n  # first\n  a: 1\n\n\n  # second\n\n  b: # why\n    2\ndialogs: [] # none",
            becomes: "users:  # people\n  # first\n  a: 1\n\n  # second\n\n  b: 2  # why\ndialogs: []  # none"
        )
    }

    @Test func `brackets give way to lines where comments or length need them`() throws {
        try expect(
            "groups: {\n  # who\n  g: [a, # first\n    b]\n}",
            becomes: "groups:\n  # who\n  g:\n    - a  # first\n    - b"
        )
        let names = (0..<30).map { "person\($0 + 10)" }
        let list = try formatted("version: 1\nprotect: [\(names.joined(separator: ", "))]\n")
        #expect(list.split(separator: "\n").allSatisfy { $0.utf8.count <= 110 })
        #expect(list.contains(",\n  person"))
        #expect(try formatted(list) == list)
        let name = String(repeating: "n", count: 90)
        try expect(
            "dialogs: [{type: public, name: \(name)}]",
            becomes: "dialogs:\n  - type: public\n    name: \(name)"
        )
        try expect(
            "dialogs: [\n  {type: public},\n\n  {type: group}\n]",
            becomes: "dialogs: [{type: public}, {type: group}]"
        )
    }

    @Test func `JSON is a manifest, too`() throws {
        #expect(
            try formatted("{\"version\": 1,\n \"dialogs\": [{\"type\": \"public\", \"name\": \"A: b\"}]}\n")
                == "version: 1\ndialogs: [{type: public, name: \"A: b\"}]\n"
        )
    }

    @Test func `a file that is JSON by its name is left as it is`() {
        #expect(throws: ManifestFormatter.Refusal.self) {
            try ManifestFormatter.formatted(Array(#"{"version": 1, "dialogs": []}"#.utf8), path: "a.JSON")
        }
    }

    @Test func `a file with anchors keeps its order`() throws {
        try expect(
            "groups:\n  g: &g [b, a]\n  h: *g\ndialogs:\n  - name: 'A'\n    occupants: *g\n    type:   group",
            becomes: "groups:\n  g: &g [b, a]\n  h: *g\ndialogs:\n  - name: A\n    occupants: *g\n    type: group"
        )
        try expect(
            "defaults: &d\n    owner: 1\ndialogs:\n  - &x\n    name: A\n    data: &n {class_name: C}",
            becomes: "defaults: &d\n  owner: 1\ndialogs:\n  - &x\n    name: A\n    data: &n {class_name: C}"
        )
    }

    @Test func `blocks of text are indented as a whole`() throws {
        try expect(
            "dialogs:\n- name: >-\n          folded\n          text\n\n\n  photo: |\n"
                + "   one\n     two\n\n\n\n   three   \n  type: public",
            becomes:
                "dialogs:\n  - type: public\n    name: >-\n      folded\n      text\n\n    photo: |\n"
                + "      one\n        two\n\n\n\n      three   "
        )
    }

    @Test func `line ends stay, and a mark at the start goes`() throws {
        #expect(try formatted("\u{FEFF}version: 1\r\ndialogs:   []\r\n") == "version: 1\r\ndialogs: []\r\n")
        #expect(try formatted("version: 1\ndialogs:   []") == "version: 1\ndialogs: []\n")
        #expect(try formatted("version: 1\n\n\n\ndialogs: []\n\n\n") == "version: 1\n\ndialogs: []\n")
    }

    @Test func `nothing is null in any style`() throws {
        try expect("users:\ndialogs:\n  -\n  - name:", becomes: "users:\ndialogs:\n  -\n  - name:")
        try expect("users: {a: , b: ~}", becomes: "users:\n  a:\n  b: ~")
    }

    @Test(arguments: [
        ("version: 1\ndialogs: [\n", "not valid YAML"), ("- a\n", "this is no manifest"),
        ("a: 1\n", "this is no manifest"),
        ("version: 1\napplication: 1\ndialogs: {}\n", "this is no manifest"), ("", "this is no manifest"),
        ("version: 1\n---\nversion: 1\n", "second document"), ("version: !!str 1\n", "tag"),
        ("version: 1\nversion: 1\n", "twice"), ("%YAML 1.1\n---\nversion: 1\n", "directive"),
        ("version: 1\ndialogs:\n  - name: |2\n      a\n", "a.yaml:3:1: error: a block of text begins with '|2'"),
        ("version: 1\ndialogs:\n  - name: |+\n      a\n\n", "begins with '|+'"),
        ("version: 1\ndialogs:\n  - name: | # c\n      a\n", "begins with '| # c'"),
        ("version: 1\rdialogs: []\n", "a line ends here for some readers"),
        ("version: 1\ndialogs:\n  - name: \"a\u{2028}b\"\n", "a.yaml:3:1: error: a line ends here"),
        ("version: 1\n? [a]\n: b\n", "name of a field"), ("version: 1\n<<<<<<< a\n", "refused"),
    ])
    func `what cannot be formatted is refused with the reason`(text: String, reason: String) throws {
        let refusal = try formatted(text)
        #expect(refusal.hasPrefix("refused: "), "\(refusal)")
        #expect(refusal.contains(reason), "\(refusal)")
    }
}

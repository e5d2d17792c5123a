import JSON
import Testing

@testable import QuickBlox

@Suite struct RedactionFormTests {
    /// What password managers make: a quote, a backslash and signs that syntaxes give a meaning.
    private static let phrase = #"pa"ss\wörd<4f1c&9e' %~"#
    private static let key = "sandbox-key-4f1c9e"

    private func redacted(_ text: String, without secret: String = Self.phrase) throws -> String {
        try #require(Secret(phrase: secret)).redacted(from: text)
    }

    @Test(arguments: [
        (#"pa"ss\wörd<4f1c&9e' %~"#, "itself"),
        (#"pa\"ss\\wörd<4f1c&9e' %~"#, "JSON"),
        (#"pa\"ss\\w\u00f6rd<4f1c&9e' %~"#, "JSON in ASCII"),
        (
            #"pa\u0022ss\u005Cw\u00F6rd\u003c4f1c\u0026\u0039e\u0027 %~"#.replacing(#"\u0039"#, with: "9"),
            "JSON, careful"
        ),
        (#"pa\\\"ss\\\\w\\u00f6rd<4f1c&9e' %~"#, "JSON within JSON"),
        (#"pa"ss\wörd<4f1c&9e'' %~"#, "YAML in single quotes"),
        (#"pa\"ss\\w\xF6rd<4f1c&9e' %~"#, "YAML in double quotes"),
        (#"pa""ss\wörd<4f1c&9e' %~"#, "CSV"),
        ("pa%22ss%5Cw%C3%B6rd%3C4f1c%269e%27%20%25~", "a URL"),
        ("pa%22ss%5cw%c3%b6rd%3c4f1c%269e%27+%25%7e", "a form"),
        ("pa%2522ss%255Cw%25C3%25B6rd%253C4f1c%25269e%2527%2520%2525~", "a URL within a URL"),
        (#"pa&quot;ss\wörd&lt;4f1c&amp;9e&#39; %~"#, "HTML"),
        (#"pa&#34;ss&#x5c;w&#246;rd&#x3C;4f1c&#038;9e&apos; %~"#, "XML"),
        (#"pa&amp;quot;ss\wörd&amp;lt;4f1c&amp;amp;9e&amp;#39; %~"#, "HTML within HTML"),
        (#"pa"ss\wörd<4f1c&9e'\'' %~"#, "a shell"),
        (#"pa\"ss\\wörd\<4f1c\&9e\' %\~"#, "Markdown"),
        (#"pa"ss\wörd<4f1c&9e' %25~"#, "an annotation"),
    ])
    func `is taken out in every form`(form: String, name: String) throws {
        #expect(try redacted("a \(form) b") == "a <redacted> b", "\(name)")
        #expect(try redacted(form + form) == "<redacted><redacted>", "\(name)")
        #expect(try redacted(form) == "<redacted>", "\(name)")
    }

    @Test func `is taken out of JSON that stays JSON, wherever its quotes and backslashes are`() throws {
        for secret in [#""12345678"#, #"12345678""#, #"\12345678"#, #"12345678\"#, #"1234\"5678"#, #"\\"\\"\\"\\""#] {
            for text in [secret, "x\(secret)", "\(secret)x", #"\\#(secret)\"#, #""\#(secret)""#] {
                let json = Self.json(text)
                let result = try redacted(json, without: secret)
                #expect(throws: Never.self) { try JSONValue(parsing: Array(result.utf8)) }
                #expect(!result.contains("5678") && result.contains("<redacted>"), "\(json) \(result)")
            }
        }
    }

    private static func json(_ text: String) -> String {
        var writer = JSONWriter()
        writer.beginArray()
        writer.string(text)
        writer.endArray()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        "user:sandbox-key-4f1c9e", ":sandbox-key-4f1c9e", "ab:sandbox-key-4f1c9e", "sandbox-key-4f1c9e:x",
    ])
    func `is taken out of what base64 makes of a pair`(pair: String) throws {
        let encoded = Self.base64(pair)
        let result = try redacted("Basic \(encoded)", without: Self.key)
        #expect(result.contains("<redacted>"))
        #expect(result.count < encoded.count / 2 + 20)
    }

    @Test func `is taken out in the alphabet of addresses, too`() throws {
        #expect(try redacted("Pz8_Pz8_Pz8_", without: "?????????") == "<redacted>")
        #expect(try redacted("Pz8/Pz8/Pz8/", without: "?????????") == "<redacted>")
    }

    @Test(arguments: [
        ("the name 'sandbox-key-4…'", "the name '<redacted>…'"), ("sand…", "<redacted>…"), ("san…", "san…"),
        ("sandbox-key-4f1c9e…", "<redacted>…"), ("a … b sandbox", "a … b sandbox"),
    ])
    func `is taken out where it was cut off`(text: String, result: String) throws {
        #expect(try redacted(text, without: Self.key) == result)
    }

    @Test(arguments: [
        "", "sandbox-key-4f1c9", "andbox-key-4f1c9e", "SANDBOX-KEY-4F1C9E", "sandbox--key-4f1c9e", "4f1c9e",
    ])
    func `leaves what is something else`(text: String) throws {
        #expect(try redacted(text, without: Self.key) == text)
    }

    @Test func `a secret without a letter is found as well`() throws {
        #expect(try redacted(#"[\"!?-_=+\\\\~!]"#, without: #""!?-_=+\~!"#) == "[<redacted>]")
    }

    private static func base64(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var bits = text.utf8.flatMap { byte in (0..<8).map { Int(byte >> UInt8(7 - $0) & 1) } }
        while bits.count % 6 != 0 { bits.append(0) }
        return String(
            stride(from: 0, to: bits.count, by: 6).map { start in
                alphabet[bits[start..<start + 6].reduce(0) { $0 * 2 + $1 }]
            }
        )
    }
}

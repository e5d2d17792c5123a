import Dialogs
import Testing

@Suite struct CustomFieldsTests {
    private typealias Fields = CustomFields<Scalar>

    @Test func `fields ascend by the bytes of their names`() {
        let fields = Fields([.init("b", .integer(1)), .init("é", .integer(2)), .init("a", .integer(3))])
        #expect(fields.ascending.map(\.key) == ["a", "b", "é"])
        #expect(fields["é"] == .integer(2))
        #expect(fields["e\u{301}"] == nil)
    }

    @Test func `the last of several values of a field counts, and order says nothing`() {
        let fields = Fields([.init("b", .integer(1)), .init("a", .integer(2)), .init("b", .integer(3))])
        #expect(fields == ["a": .integer(2), "b": .integer(3)])
        #expect(fields == Fields(["b": .integer(3), "a": .integer(2)] as [ExactText: Scalar]))
        #expect(Fields([.init("a", .integer(1)), .init("a", .integer(2))])["a"] == .integer(2))
        #expect(Fields().isEmpty)
        #expect(!fields.isEmpty)
    }

    @Test func `live fields keep to the same rules`() {
        let fields = CustomFields<LiveValue>([.init("b", .null), .init("a", .null), .init("b", .composite("[]"))])
        #expect(fields.ascending.map(\.key) == ["a", "b"])
        #expect(fields["b"] == .composite("[]"))
    }
}

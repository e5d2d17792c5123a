import HTTP
import Testing

@Suite(.serialized) struct HTTPResponseTests {
    private let response = HTTPResponse(
        status: 200,
        headers: [
            HTTPHeader("Dat", "short"), HTTPHeader("Dates", "long"), HTTPHeader("DATE", "first"),
            HTTPHeader("date", "second"),
            HTTPHeader("@Z", "at"), HTTPHeader("É", "accent"),
        ]
    )

    @Test(arguments: ["Date", "date", "dATE"])
    func `the first field of a name counts, in any case`(name: String) {
        #expect(response[name] == "first")
    }

    @Test(arguments: ["", "Da", "ate", "`z", "é"])
    func `only letters of ASCII have a case, and a name counts as a whole`(name: String) {
        #expect(response[name] == nil)
    }
}

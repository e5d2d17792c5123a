import HTTP
import Testing

@Suite(.serialized) struct ProxyVariablesTests {
    @Test(arguments: ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
    func `a variable that libcurl reads names a proxy unless it is empty`(name: String) {
        #expect(ProxyVariables.areSet(in: [name: "http://proxy.example:3128", "PATH": "/bin"]))
        #expect(!ProxyVariables.areSet(in: [name: ""]))
    }

    @Test func `HTTP_PROXY in capitals names none, as libcurl has it`() {
        #expect(!ProxyVariables.areSet(in: ["HTTP_PROXY": "http://proxy.example:3128", "NO_PROXY": "x"]))
    }
}

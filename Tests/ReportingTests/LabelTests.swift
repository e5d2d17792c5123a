import Planning
import Testing

@testable import Reporting

@Suite struct LabelTests {
    @Test(arguments: Action.Kind.allCases)
    func `the label of an action is its sign and its word`(kind: Action.Kind) {
        #expect(kind.label == "\(kind.sign) \(kind.rawValue.padded(to: 9))")
    }

    @Test(arguments: Verdict.allCases)
    func `the label of an outcome is its sign and its word`(verdict: Verdict) {
        #expect(verdict.label == "\(verdict.sign) \(verdict.word.padded(to: 9))")
    }
}

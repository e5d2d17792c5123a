import Synchronization
import Testing

@testable import YAML

/// What can be seen of the scope's promise while it runs; what the compiler refuses stands at `NodeScope`.
@Suite struct NodeScopeTests {
    private struct Stop: Error, Equatable {}

    /// Parses a text as one who keeps no document.
    private func document(_ text: String) throws -> Document {
        try #require(Document.parse(Array(text.utf8), path: "x").document)
    }

    @Test func `a document stays until the end of the scope, although nobody else holds it`() throws {
        let (texts, documents) = try NodeScope.withScope { scope throws in
            var nodes: [Node] = []
            var documents: [WeakDocument] = []
            for number in 0..<100 {
                let document = try document("[a\(number), {b: \(number)}]")
                nodes.append(scope.root(of: document))
                documents.append(WeakDocument(document))
            }
            #expect(documents.allSatisfy { $0.document != nil })
            return (nodes.map(\.outline), documents)
        }
        #expect(texts == (0..<100).map { "[a\($0), {b: \($0)}]" })
        #expect(documents.allSatisfy { $0.document == nil })
    }

    @Test func `a document that a scope was not asked about goes as ever`() throws {
        try NodeScope.withScope { _ throws in
            let document = WeakDocument(try document("[a]"))
            #expect(document.document == nil)
        }
    }

    @Test func `a scope that fails lets go of its documents, too`() throws {
        let seen = Mutex<WeakDocument?>(nil)
        do throws(Stop) {
            try NodeScope.withScope { (scope) throws(Stop) in
                let document = Document.parse(Array("[a]".utf8), path: "x").document
                seen.withLock { $0 = document.map(WeakDocument.init) }
                let outline = document.map { scope.root(of: $0).outline }
                #expect(outline == "[a]")
                throw Stop()
            }
            Issue.record("the error is lost")
        } catch {
            #expect(seen.withLock { $0 != nil && $0?.document == nil })
        }
    }

    @Test func `a document that nobody holds stays while its root is looked at`() throws {
        let seen = try document("{a: [b, c]}").withRoot { root in
            Array(root.pairs).flatMap { [$0.key.text] + $0.value.elements.map(\.text) }
        }
        #expect(seen == ["a", "b", "c"])
    }

    @Test func `scopes may stand inside one another`() throws {
        let outer = try document("outer")
        let texts = NodeScope.withScope { scope in
            let root = scope.root(of: outer)
            let inner = NodeScope.withScope { $0.root(of: outer).text }
            return [root.text, inner]
        }
        #expect(texts == ["outer", "outer"])
    }
}

/// Sees whether a document is still there, and does not hold it.
private struct WeakDocument: Sendable {
    weak let document: Document?

    init(_ document: Document) {
        self.document = document
    }
}

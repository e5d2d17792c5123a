/// The one door to the nodes of documents: within it a document whose root was asked for stays, and no node leaves it.
///
/// Its promise is that a `Node`, which is a plain pointer into its document, cannot outlive the document through safe
/// code. Nothing counts references for that; it follows from types:
///
/// - A node comes from another node, or from `root(of:)` of a scope, which keeps the document until the scope ends.
///   `Document.withRoot` is a scope of one document. All else that makes nodes is marked as unsafe, and in this module.
/// - A scope is made by `withScope` only, and is alive as long as the closure runs.
/// - Neither a node nor a scope is `Sendable`, and the closure is: so it captures no variable and no object in which
///   they could be put down, and it can return only what is `Sendable`. Errors are `Sendable` always.
/// - What is `Sendable` and holds what is not (a `Mutex`, an actor, a stream) takes it in by `sending` only. Node and
///   scope come with the closure's parameter, which belongs to the caller, so the compiler does not let them be sent.
///
/// Hence a function of this module that returns a node must get a node or a scope: one that came from a document alone
/// could be sent.
///
/// Each of these was tried, and does not compile: to return a node, `Any`, a scope, or a closure that captures one; to
/// assign a node to a captured or a global variable, or to a property of a captured object, of an actor or of the main
/// actor, within `assumeIsolated`, too; to make one a task-local value; to keep one in a `Mutex`, captured or returned;
/// to yield one to a stream; to capture one in a `Task`; to throw one; to wrap one in a `Sendable` type, generic or
/// not.
///
/// Three ways past it compile, none of which anybody takes by accident: a type that claims `@unchecked Sendable`; a
/// generic function that casts through `Any` to `any Sendable`, which the language does not check; and a store that
/// belongs to the thread and is older than these rules, such as Foundation's `Thread.threadDictionary`.
package final class NodeScope {
    private var documents: [Document] = []

    private init() {}

    /// Runs a closure that may look at nodes, and lets go of their documents behind it.
    package static func withScope<Result: Sendable, Failure: Error>(
        _ body: @Sendable (NodeScope) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let scope = NodeScope()
        defer { extendLifetime(scope) }
        return try body(scope)
    }

    /// The one node of a document that holds all others; the document stays until the scope ends.
    package func root(of document: Document) -> Node {
        documents.append(document)
        return unsafe Node(in: document.content, at: 0)
    }
}

@available(*, unavailable) extension NodeScope: Sendable {}

extension Document {
    /// Looks at the document's nodes within a scope of their own: the closure gets the one that holds all others.
    package func withRoot<Result: Sendable, Failure: Error>(
        _ read: @Sendable (Node) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { extendLifetime(self) }
        return try read(unsafe Node(in: content, at: 0))
    }
}

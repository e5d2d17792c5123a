/// How large answers may be.
///
/// An answer that is larger ends its request; what it answers may have been carried out.
package struct AnswerLimits: Hashable, Sendable {
    /// The most bytes of an answer to a read: a page of a hundred dialogs, each with ten thousand members and more.
    package let toRead: Int
    /// The most bytes of an answer to a write, beside twice those that were sent: it repeats what was written.
    package let toWrite: Int
    /// The most bytes of all answers that are being read or made sense of at once; an answer to a write always fits.
    package let together: Int

    /// Creates limits.
    package init(toRead: Int = 16 << 20, toWrite: Int = 1 << 20, together: Int = 256 << 20) {
        self.toRead = toRead
        self.toWrite = toWrite
        self.together = together
    }

    /// The most bytes of the answer to a request.
    func most(answering request: HTTPRequest) -> Int {
        switch request.method {
        case .get: toRead
        case .post, .put, .delete: toWrite + 2 * request.body.count
        }
    }
}

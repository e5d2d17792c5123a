/// The connection that an answer came over, as far as it is known.
package struct HTTPConnection: Hashable, Sendable {
    /// The version of HTTP that was spoken, like `1.1` or `2`.
    package let version: String
    /// The other end's address; a proxy's where there is one.
    package let address: String

    /// Creates a description.
    package init(version: String, address: String) {
        self.version = version
        self.address = address
    }
}

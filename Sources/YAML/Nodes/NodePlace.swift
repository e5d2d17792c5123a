package import Diagnostics

/// Where a node stands, for what is said of it when nobody looks at its document any more.
package struct NodePlace: Sendable {
    /// Where it stands in the file.
    package let location: SourceLocation
    /// Where a made node's text comes from, in words that go in front of a mistake.
    package let origin: String?

    /// Names a place.
    package init(location: SourceLocation, origin: String?) {
        self.location = location
        self.origin = origin
    }
}

/// The text of a scalar and its place.
package struct PlacedText: Sendable {
    /// The text.
    package let text: String
    /// Where it stands.
    package let place: NodePlace

    init(_ node: Node) {
        text = node.text
        place = node.place
    }
}

extension Node {
    /// Where the node stands, and where its text comes from.
    package var place: NodePlace { NodePlace(location: location, origin: origin) }
}

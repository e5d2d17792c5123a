/// An instant of a test's clock: how long after the clock's beginning it is.
package struct OffsetInstant: InstantProtocol, Sendable {
    package var offset: Duration

    package init(offset: Duration) {
        self.offset = offset
    }

    package func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
    package func duration(to other: Self) -> Duration { other.offset - offset }
    package static func < (first: Self, second: Self) -> Bool { first.offset < second.offset }
}

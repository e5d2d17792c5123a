/// Writes one JSON text: compact, members in the order in which they are written, nothing left out.
///
/// Commas are written automatically; closing every container and giving every member a key is up to the caller.
package struct JSONWriter: Sendable {
    /// What has been written so far.
    package internal(set) var bytes: [UInt8] = []
    var needsComma = false

    /// Creates a writer with room for `capacity` bytes.
    package init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Opens an object.
    package mutating func beginObject() {
        open(UInt8(ascii: "{"))
    }

    /// Closes an object.
    package mutating func endObject() {
        close(UInt8(ascii: "}"))
    }

    /// Opens an array.
    package mutating func beginArray() {
        open(UInt8(ascii: "["))
    }

    /// Closes an array.
    package mutating func endArray() {
        close(UInt8(ascii: "]"))
    }

    /// Writes a member's key; its value comes next.
    package mutating func key(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a value that is JSON already, such as one that was rendered earlier.
    package mutating func rendered(_ value: some Sequence<UInt8>) {
        beginValue()
        bytes.append(contentsOf: value)
    }

    /// Writes nothing in the place of a value that is inserted later.
    package mutating func gap() {
        beginValue()
    }

    /// Ends a line, after a complete value.
    package mutating func lineFeed() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Writes the comma before a value if one is needed.
    mutating func beginValue() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        beginValue()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}

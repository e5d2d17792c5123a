extension Composer {
    /// Reads a part of a text that was cut in front of an entry of a list; the line behind it, from 1.
    ///
    /// - Parameters:
    ///   - text: The part.
    ///   - levels: How many collections have to be open where the part ends.
    ///   - isWanted: Asked now and then, whether anybody still waits for the part.
    /// - Returns: The line; `nil` where the part has anything but plain nodes, which may mean something else in the
    ///   whole text, or where less is open at its end.
    mutating func readPart(
        _ text: UnsafeBufferPointer<UInt8>,
        openAtEnd levels: Int,
        while isWanted: () -> Bool
    ) -> Int? {
        guard var reader = unsafe EventReader(of: text) else { return nil }
        // What is open at the end of a text closes there, as do the document and the stream.
        var closing = (position: Position(line: 0, column: 0), count: 0)
        while let event = try? reader.next() {
            let position = event.position
            closing = (position, closing.position == position ? closing.count + 1 : 1)
            let step = accept(event)
            guard diagnostics.isEmpty, anchors.isEmpty else { return nil }
            switch step {
            case .goOn: if records.count & 0xFFF == 0, !isWanted() { return nil }
            case .finish: return closing.count >= levels + 2 ? position.line : nil
            case .giveUp: return nil
            }
        }
        return nil
    }

    /// The list that the root ends with, where its dashes stand behind so many spaces.
    ///
    /// - Parameters:
    ///   - indentation: How many spaces stand in front of a dash.
    ///   - line: The line behind the text; an absent value that stands there would stand elsewhere in a longer text.
    /// - Returns: The index of the list.
    func lastList(indentedBy indentation: Int, before line: Int) -> Int? {
        guard !records.isEmpty, records[records.count - 1].position.line < line else { return nil }
        var last = 0
        var next = 1
        while next < records.count {
            last = next
            next = records[next].indexBehind(next)
        }
        let list = records[last]
        return list.kind == .sequence && list.position.column == indentation + 1 ? last : nil
    }

    /// Takes in a part whose one list goes on where a list of this one ends.
    mutating func append(_ later: borrowing Composer, to list: Int, linesBefore: Int) {
        let (nodes, bytes) = (records.count - 1, text.count)
        for index in 1..<later.records.count {
            records.append(later.records[index].moved(byNodes: nodes, bytes: bytes, lines: linesBefore))
        }
        unsafe text.append(contentsOf: later.text.elements)
        records[list].extent = UInt32(records.count)
        records[0].extent = UInt32(records.count)
    }
}

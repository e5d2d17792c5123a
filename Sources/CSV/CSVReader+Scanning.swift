extension CSVReader {
    /// Reads on to the end of a row or of the bytes.
    mutating func scan() throws(CSVError) -> Step {
        // A copy of the reference, so that `self` can be changed while the bytes are read.
        let input = input
        let bytes = input.span
        while position < bytes.count {
            switch cell.state {
            case .start: try openContent(bytes[position])
            case .plain: try readPlain(input, bytes)
            case .quoted: try readQuoted(input, bytes)
            case .quote, .closed: try readBehindQuote(bytes[position])
            }
            if isRowDone { return try finishedRow() }
        }
        return isLast ? try finishedText() : .needsBytes
    }

    mutating func openCell() {
        cell = OpenCell(start: row.text.count, line: line, column: column)
    }

    private mutating func openContent(_ byte: UInt8) throws(CSVError) {
        // The second half of a Windows line end.
        if lastWasReturn, byte == UInt8(ascii: "\n") {
            position += 1
            lastWasReturn = false
            return
        }
        lastWasReturn = false
        if byte == UInt8(ascii: "\"") { openQuote() } else { cell.state = .plain }
    }

    private mutating func openQuote() {
        cell = OpenCell(state: .quoted, start: cell.start, line: line, column: column)
        row.text.removeSubrange(cell.start...)
        position += 1
        column += 1
    }

    private mutating func readPlain(_ input: [UInt8], _ bytes: borrowing Span<UInt8>) throws(CSVError) {
        let start = position
        let separator = separatorByte
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
                || byte == UInt8(ascii: "\"") || byte == 0
            {
                break
            }
            end += 1
        }
        try take(input[start..<end])
        guard end < bytes.count else { return }
        switch bytes[end] {
        case 0: throw CSVError(.zeroByte, line: line, column: column)
        case UInt8(ascii: "\""):
            // Spaces before a quote are outside the cell.
            guard row.trimmed(cell.start..<row.text.count).isEmpty else {
                throw CSVError(.quoteInside, line: line, column: column)
            }
            openQuote()
        default: try close(at: bytes[end])
        }
    }

    private mutating func readQuoted(_ input: [UInt8], _ bytes: borrowing Span<UInt8>) throws(CSVError) {
        let start = position
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 0 { end += 1 }
        try take(input[start..<end])
        guard end < bytes.count else { return }
        guard bytes[end] != 0 else { throw CSVError(.zeroByte, line: line, column: column) }
        cell.state = .quote
        position += 1
        column += 1
    }

    private mutating func readBehindQuote(_ byte: UInt8) throws(CSVError) {
        switch byte {
        case UInt8(ascii: "\"") where cell.state == .quote:
            row.text.append(byte)
            cell.state = .quoted
            position += 1
            column += 1
        case separatorByte, UInt8(ascii: "\n"), UInt8(ascii: "\r"): try close(at: byte)
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
            cell.state = .closed
            position += 1
            column += 1
        default: throw CSVError(.textAfterQuote, line: line, column: column)
        }
    }

    /// Appends bytes to the cell, and counts their lines and columns.
    private mutating func take(_ bytes: ArraySlice<UInt8>) throws(CSVError) {
        position = bytes.endIndex
        guard row.text.count - cell.start + bytes.count <= limits.cellBytes else {
            throw CSVError(.cellTooLong(limit: limits.cellBytes), line: cell.line, column: cell.column)
        }
        guard row.text.count + bytes.count <= limits.rowBytes else {
            throw CSVError(.rowTooLong(limit: limits.rowBytes), line: row.line, column: 1)
        }
        row.text.append(contentsOf: bytes)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n") where lastWasReturn: lastWasReturn = false
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                line += 1
                column = 1
                lastWasReturn = byte == UInt8(ascii: "\r")
            case 0x80...0xBF: break
            default:
                column += 1
                lastWasReturn = false
            }
        }
    }

    /// Closes the cell at the byte after it, and the row too if that byte is a line end.
    private mutating func close(at byte: UInt8) throws(CSVError) {
        try closeCell()
        position += 1
        lastWasReturn = byte == UInt8(ascii: "\r")
        if byte == separatorByte {
            column += 1
            openCell()
        } else {
            line += 1
            column = 1
            isRowDone = true
        }
    }

    private mutating func closeCell() throws(CSVError) {
        guard row.cells.count < limits.cells else {
            throw CSVError(.tooManyCells(limit: limits.cells), line: row.line, column: 1)
        }
        let content = row.trimmed(cell.start..<row.text.count)
        row.cells.append(CSVRow.Cell(content: content, line: cell.line, column: cell.column))
    }

    private mutating func finishedText() throws(CSVError) -> Step {
        switch cell.state {
        case .start where row.cells.isEmpty: return .end
        case .quoted: throw CSVError(.unclosedQuote, line: cell.line, column: cell.column)
        case .start, .plain, .quote, .closed:
            try closeCell()
            isRowDone = true
            return try finishedRow()
        }
    }

    private func finishedRow() throws(CSVError) -> Step {
        if row.text.contains(where: { $0 >= 0x80 }) { try checkEncoding() }
        return .row
    }

    private func checkEncoding() throws(CSVError) {
        guard String(validating: row.text, as: UTF8.self) == nil else { return }
        for cell in row.cells {
            let bytes = row.text[cell.content]
            guard String(validating: bytes, as: UTF8.self) == nil else { continue }
            throw CSVError(.notUTF8(bytes.firstNotUTF8 ?? 0), line: cell.line, column: cell.column)
        }
        throw CSVError(.notUTF8(row.text.firstNotUTF8 ?? 0), line: row.line, column: 1)
    }
}

extension Sequence<UInt8> {
    /// The first byte that is not valid UTF-8 at its position.
    fileprivate var firstNotUTF8: UInt8? {
        let bytes = Array(self)
        var rest = bytes[...]
        while let first = rest.first {
            let length = first < 0x80 ? 1 : (2...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
            guard let length, length <= rest.count else { return first }
            rest = rest.dropFirst(length)
        }
        return nil
    }
}

import CSV

/// What a table holds, as tests compare it.
struct Table: Equatable {
    var rows: [[String]] = []
    var lines: [Int] = []
    var error: CSVError?

    init(_ bytes: [UInt8], chunk: Int = 1 << 16, limits: CSVLimits = CSVLimits()) {
        var reader = CSVReader(limits: limits)
        var rest = bytes[...]
        do throws(CSVError) {
            while true {
                switch try reader.next() {
                case .row:
                    rows.append(reader.row.cells.indices.map { reader.row.string($0) })
                    lines.append(reader.row.line)
                case .needsBytes:
                    reader.feed(Array(rest.prefix(chunk)))
                    rest = rest.dropFirst(chunk)
                case .end: return
                }
            }
        } catch {
            self.error = error
        }
    }

    init(_ text: String, chunk: Int = 1 << 16, limits: CSVLimits = CSVLimits()) {
        self.init(Array(text.utf8), chunk: chunk, limits: limits)
    }
}

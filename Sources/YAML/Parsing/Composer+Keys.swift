internal import Diagnostics

extension Composer {
    /// Reports the keys of a map that cannot stand, and marks them as refused.
    mutating func checkKeys(of map: Int) {
        keys.removeAll(keepingCapacity: true)
        var key = map + 1
        let end = Int(records[map].extent)
        while key < end {
            let value = records[key].indexBehind(key)
            if let mistake = mistake(inKey: key) {
                if let message = mistake.message { report(message, at: key) }
                records[key].isRefused = true
                records[map].isPartial = true
            } else {
                keys.append(key)
            }
            key = records[value].indexBehind(value)
        }
        if keys.count <= 16 { refuseDuplicatesOfFew() } else { refuseDuplicatesOfMany() }
    }

    /// A key that cannot stand; no message where it is reported already.
    private struct KeyMistake {
        let message: Diagnostic.Message?
    }

    private func mistake(inKey key: Int) -> KeyMistake? {
        let record = resolved(key)
        return switch record.kind {
        case .sequence, .mapping: KeyMistake(message: .compositeKey)
        case .invalid, .alias: KeyMistake(message: nil)
        case .scalar: isMergeKey(record) ? KeyMistake(message: .mergeKey) : nil
        }
    }

    private func isMergeKey(_ record: NodeRecord) -> Bool {
        guard record.isPlain, record.extent == 2 else { return false }
        return text[Int(record.start)] == UInt8(ascii: "<") && text[Int(record.start) + 1] == UInt8(ascii: "<")
    }
}

extension Composer {
    private mutating func refuseDuplicatesOfFew() {
        for later in keys.indices.dropFirst() {
            for earlier in 0..<later where haveEqualText(keys[earlier], keys[later]) {
                refuse(keys[later], duplicateOf: keys[earlier])
                break
            }
        }
    }

    private mutating func refuseDuplicatesOfMany() {
        var first: [[UInt8]: Int] = [:]
        first.reserveCapacity(keys.count)
        for key in keys {
            let bytes = unsafe Array(bytes(of: key))
            if let earlier = first[bytes] { refuse(key, duplicateOf: earlier) } else { first[bytes] = key }
        }
    }

    private func haveEqualText(_ first: Int, _ second: Int) -> Bool {
        let (first, second) = unsafe (bytes(of: first), bytes(of: second))
        guard first.count == second.count else { return false }
        for place in first.indices where unsafe first[place] != second[place] { return false }
        return true
    }

    private mutating func refuse(_ key: Int, duplicateOf earlier: Int) {
        records[key].isRefused = true
        let name = unsafe String(decoding: bytes(of: key), as: UTF8.self)
        let note = Diagnostic.Note(.firstHere, at: records[earlier].position.location(in: path))
        diagnostics.append(
            Diagnostic(.duplicateKey(name), at: records[key].position.location(in: path), notes: [note])
        )
    }

    private mutating func report(_ message: Diagnostic.Message, at index: Int) {
        diagnostics.append(Diagnostic(message, at: records[index].position.location(in: path)))
    }

    private func resolved(_ index: Int) -> NodeRecord {
        let record = records[index]
        return record.kind == .alias ? records[Int(record.start)] : record
    }

    private func bytes(of index: Int) -> UnsafeBufferPointer<UInt8> {
        let record = resolved(index)
        let range = Int(record.start)..<Int(record.start) + Int(record.extent)
        return unsafe UnsafeBufferPointer(rebasing: text.elements[range])
    }
}

extension Diagnostic.Message {
    fileprivate static let compositeKey: Self = "a list or a map cannot be the name of a field"

    fileprivate static let mergeKey: Self =
        "merge key '<<' is not supported: write the fields out, or repeat one value with an alias"

    fileprivate static func duplicateKey(_ name: String) -> Self { "\(name.quoted) stands twice in this map" }

    fileprivate static let firstHere: Self = "first here"
}

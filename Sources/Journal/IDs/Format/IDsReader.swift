internal import Dialogs

/// Reads an ids file line by line; valid as long as the bytes of the file are.
@safe
struct IDsReader {
    private var ids = DialogIDs()
    private var known: KnownDialogs
    private let bytes: UnsafeBufferPointer<UInt8>
    private let path: String
    private var line = 0
    private var lineOfApplication = 0
    private var hasVersion = false
    private var hasDialogs = false
    private var isSaidEmpty = false

    /// Reads all lines of a file.
    static func read(_ bytes: [UInt8], path: String) throws(IDsFileError) -> DialogIDs {
        try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(IDsFileError) in
            var reader = unsafe IDsReader(buffer, path: path)
            try reader.readAll()
            return reader.ids
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, path: String) {
        unsafe self.bytes = unsafe bytes
        self.path = path
        // Few lines are shorter.
        let most = bytes.count / 56
        ids.reserveCapacity(most)
        known = KnownDialogs(atMost: most)
    }

    private mutating func readAll() throws(IDsFileError) {
        try requireText()
        var start = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while unsafe start < bytes.count {
            line += 1
            guard let end = unsafe bytes.lineEnd(from: start) else {
                throw hasVersion ? mistake(.cutOff) : .foreign(path: path)
            }
            try read(start..<end)
            start = end + 1
        }
        guard hasVersion else { throw .foreign(path: path) }
        guard isSaidEmpty || ids.count > 0 else { throw mistake(.endsEarly) }
    }

    private func mistake(_ mistake: IDsFileError.Mistake) -> IDsFileError {
        .mistaken(path: path, line: line, mistake)
    }

    private mutating func requireText() throws(IDsFileError) {
        do throws(UTF8.ValidationError) {
            _ = try unsafe UTF8Span(validating: bytes.span)
        } catch {
            line = unsafe 1 + bytes[..<error.byteOffsets.lowerBound].count { $0 == UInt8(ascii: "\n") }
            throw mistake(.notText)
        }
    }
}

extension IDsReader {
    private mutating func read(_ range: Range<Int>) throws(IDsFileError) {
        var line = unsafe IDsLine(bytes, range)
        switch line.first {
        case UInt8(ascii: " ") where hasDialogs && !line.isEmpty: try readDialog(&line)
        case nil, UInt8(ascii: " "), UInt8(ascii: "#"): if !line.isEmpty { throw stray }
        case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "|"):
            throw line.isConflictMarker ? mistake(.conflictMarker) : stray
        default: try readHeader(&line)
        }
    }

    private mutating func readHeader(_ line: inout IDsLine) throws(IDsFileError) {
        if line.skip("version:") {
            guard let version = line.readNumber(), line.isEmpty else { throw stray }
            guard version == DialogIDs.version else { throw .newerVersion(path: path, version: version) }
            hasVersion = true
        } else if !hasVersion {
            throw stray
        } else if line.skip("application:") {
            guard let application = line.readNumber(), line.isEmpty else { throw stray }
            try take(application: application)
        } else if line.skip("dialogs:") {
            hasDialogs = true
            if line.skip("{}") { isSaidEmpty = true }
            guard line.isEmpty else { throw stray }
        } else {
            throw stray
        }
    }

    private mutating func take(application: Int) throws(IDsFileError) {
        if let first = ids.application, first != application {
            throw mistake(.otherApplication(application, first: first, inLine: lineOfApplication))
        }
        ids.application = application
        lineOfApplication = line
    }

    private mutating func readDialog(_ line: inout IDsLine) throws(IDsFileError) {
        let key: ExactText
        let identity: DialogIdentity
        do throws(IDsLine.Failure) {
            (key, identity) = try line.readDialog()
        } catch {
            throw mistake(.malformed(error.reason))
        }
        if let first = ids.add(key, identity) {
            // A merge that keeps the lines of both sides may keep one twice.
            guard first != identity else { return }
            let line = self.line { $0 == key && $1 == first }
            throw mistake(.keyTwice(key, identity, first: first, inLine: line))
        }
        guard known.insert(identity.id), let first = ids.keys(of: identity.id).first(where: { $0 != key }) else {
            return
        }
        let line = self.line { $0 == first && $1.id == identity.id }
        throw mistake(.dialogTwice(identity.id, of: key, first: first, inLine: line))
    }

    /// The first line of a dialog that was read; the numbers of lines are not kept, since good files do without.
    private func line(where isMeant: (ExactText, DialogIdentity) -> Bool) -> Int {
        var number = 0
        var start = 0
        while number < line, let end = unsafe bytes.lineEnd(from: start) {
            number += 1
            var line = unsafe IDsLine(bytes, start..<end)
            if let (key, identity) = try? line.readDialog(), isMeant(key, identity) { return number }
            start = end + 1
        }
        return line
    }

    /// What is wrong with a line that has no place in an ids file.
    private var stray: IDsFileError {
        guard hasVersion else { return .foreign(path: path) }
        let reason =
            hasDialogs
            ? "the line is not like '  \"key\": {id: 5d75393ba28f9a17e1cb0f9e, owner: 7}'"
            : "the line has no place in an ids file, which has 'version', 'application' and 'dialogs'"
        return mistake(.malformed(reason))
    }
}

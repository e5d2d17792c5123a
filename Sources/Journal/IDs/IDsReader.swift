internal import Dialogs

/// Reads an ids file line by line.
struct IDsReader {
    /// What was read so far.
    private(set) var ids = DialogIDs()
    private let bytes: [UInt8]
    private let path: String
    private var line = 0
    private var lineOfApplication = 0
    private var hasVersion = false
    private var hasDialogs = false

    init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }

    /// Reads all lines.
    mutating func readAll() throws(IDsFileError) {
        try requireText()
        ids.reserveCapacity(bytes.count { $0 == UInt8(ascii: "\n") })
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            line += 1
            guard let end = bytes.lineEnd(from: start) else {
                throw hasVersion ? mistake(.cutOff) : .foreign(path: path)
            }
            try read(start..<end)
            start = end + 1
        }
        guard hasVersion else { throw .foreign(path: path) }
        guard hasDialogs else { throw mistake(.endsEarly) }
    }

    private func mistake(_ mistake: IDsFileError.Mistake) -> IDsFileError {
        .mistaken(path: path, line: line, mistake)
    }

    private mutating func requireText() throws(IDsFileError) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            line = 1 + bytes[..<error.byteOffsets.lowerBound].count { $0 == UInt8(ascii: "\n") }
            throw mistake(.notText)
        }
    }
}

extension IDsReader {
    private mutating func read(_ range: Range<Int>) throws(IDsFileError) {
        var line = IDsLine(bytes, range)
        switch line.first {
        case UInt8(ascii: " ") where hasDialogs && !line.isEmpty: try readDialog(&line)
        case nil, UInt8(ascii: " "), UInt8(ascii: "#"): if !line.isEmpty { throw stray(line) }
        case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "|"):
            throw line.isConflictMarker ? mistake(.conflictMarker) : stray(line)
        default: try readHeader(&line)
        }
    }

    private mutating func readHeader(_ line: inout IDsLine) throws(IDsFileError) {
        if line.skip("version:"), let version = line.readNumber(), line.isAtEnd {
            guard version == DialogIDs.version else { throw .newerVersion(path: path, version: version) }
            hasVersion = true
        } else if !hasVersion {
            throw .foreign(path: path)
        } else if line.skip("application:"), let application = line.readNumber(), line.isAtEnd {
            try take(application: application)
        } else if line.skip("dialogs:"), line.isAtEnd || (line.skip("{}") && line.isAtEnd) {
            hasDialogs = true
        } else {
            throw stray(line)
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
        switch ids.add(key, identity) {
        case nil, .key(identity)?: break
        case .key(let first)?:
            let line = self.line(where: { $0 == key && $1 == first })
            throw mistake(.keyTwice(key, identity, first: first, inLine: line))
        case .id(let first)?:
            let line = self.line(where: { $0 == first && $1.id == identity.id })
            throw mistake(.dialogTwice(identity.id, of: key, first: first, inLine: line))
        }
    }

    /// The first line of a dialog that was read; the numbers of lines are not kept, since whole files do without.
    private func line(where isMeant: (ExactText, DialogIdentity) -> Bool) -> Int {
        var number = 0
        var start = 0
        while number < line, let end = bytes.lineEnd(from: start) {
            number += 1
            var line = IDsLine(bytes, start..<end)
            if let (key, identity) = try? line.readDialog(), isMeant(key, identity) { return number }
            start = end + 1
        }
        return line
    }

    private func stray(_ line: IDsLine) -> IDsFileError {
        guard hasVersion else { return .foreign(path: path) }
        return mistake(
            .malformed(
                hasDialogs
                    ? "the line is none of a dialog, which reads '  \"key\": {id: 5d75393ba28f9a17e1cb0f9e, owner: 7}'"
                    : "the line is none of an ids file, which has 'version', 'application' and 'dialogs'"
            )
        )
    }
}

internal import Diagnostics
internal import Dialogs
internal import JSON
internal import Planning

extension PlanDocument {
    /// Whether a text means to be a document of this program; only its beginning is looked at.
    package static func isMeant(by bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(4096), as: UTF8.self).contains("\"dialogctl.")
    }

    /// Reads the text of a plan; the path is what its mistakes name.
    ///
    /// - Throws: `PlanFileError`, where it is damaged, was changed, or is of another version.
    package init(parsing bytes: [UInt8], path: String) throws(PlanFileError) {
        do throws(JSONError) {
            guard bytes.count <= Self.sizeLimit else {
                throw JSONError(offset: 0, reason: "it has more than \(Self.sizeLimit >> 20) MiB")
            }
            try Self.checkVersion(of: bytes)
            var reading = PlanReading()
            try JSONReader.read(bytes, depthLimit: 16) { (reader: inout JSONReader) throws(JSONError) in
                try reading.read(&reader)
            }
            self = try reading.document()
        } catch {
            throw PlanFileError(error, in: bytes, path: path)
        }
    }

    /// Makes sure that the text is a plan of the version that is known, before anything else of it is judged.
    private static func checkVersion(of bytes: [UInt8]) throws(JSONError) {
        var format: LocatedJSON?
        var version: LocatedJSON?
        try JSONReader.read(bytes, depthLimit: 16) { (reader: inout JSONReader) throws(JSONError) in
            try reader.readObject { (key: String, reader: inout JSONReader) throws(JSONError) in
                switch key {
                case "format": format = try LocatedJSON(&reader)
                case "format_version": version = try LocatedJSON(&reader)
                default: break
                }
            }
        }
        guard let format, let version else { throw JSONError(offset: 0, reason: "it does not say what it is") }
        guard try format.string() == Self.format else {
            throw format.mistake("it is no plan but \(try format.string().quoted)")
        }
        guard try version.integer() == Self.formatVersion else {
            let known = "this dialogctl reads version \(Self.formatVersion)"
            throw version.mistake("its format version is \(try version.integer()); \(known)")
        }
    }
}

import Diagnostics
import Dialogs
import Manifests

extension Subject {
    /// A manifest is read whole, or each of its mistakes has a place in it.
    func checkManifest(_ bytes: [UInt8]) {
        let source = ManifestSource(path: "x", bytes: bytes)
        let reading = ManifestSet([source]).resolve(.apiKey(defaultOwner: UserID(rawValue: 1)))
        let isSound = reading.diagnostics.isEmpty
        expect(!isSound || reading.dialogs.count == reading.declaredCount, "a dialog is lost")
        let lengths = Self.lineLengths(of: bytes)
        for diagnostic in reading.diagnostics {
            if let place = diagnostic.location {
                expectPlace(place, in: lengths, of: diagnostic)
            } else {
                expect(diagnostic.message.text == "the manifest declares no dialogs", "no place: \(diagnostic)")
            }
            for place in diagnostic.notes.compactMap(\.location) { expectPlace(place, in: lengths, of: diagnostic) }
            let steers = diagnostic.description.unicodeScalars.contains { $0.steersDisplay && $0 != "\n" }
            expect(!steers, "steers the terminal: \(diagnostic)")
        }
    }

    private func expectPlace(_ place: SourceLocation, in lengths: [Int], of diagnostic: Diagnostic) {
        let isInside =
            lengths.indices.contains(place.line - 1)
            && (1...lengths[place.line - 1] + 1).contains(place.column)
        expect(isInside, "outside of the text: \(diagnostic)")
    }

    /// The number of Unicode scalars of each line, as libyaml and editors count lines; each damaged byte counts as one.
    private static func lineLengths(of bytes: [UInt8]) -> [Int] {
        var lengths = [0]
        var previous: Unicode.Scalar?
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lengths.append(0)
            default: lengths[lengths.count - 1] += 1
            }
            previous = scalar
        }
        return lengths
    }
}

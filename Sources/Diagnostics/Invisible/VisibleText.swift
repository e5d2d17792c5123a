/// What is seen of a text, scalar by scalar.
///
/// Invisible characters are seen where they belong to something: a variation selector behind an emoji, the joiner
/// between two, the tags of a flag, and the joiners between letters of scripts whose letters join.
struct VisibleText {
    /// The scalars of the text.
    let scalars: [Unicode.Scalar]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// Whether the scalar is seen, by itself or in what it belongs to; control characters are not.
    func isSeen(at index: Int) -> Bool {
        let scalar = scalars[index]
        guard scalar.isInvisible else { return !scalar.isControl }
        return switch scalar.value {
        case 0xFE0E, 0xFE0F: isSelector(at: index)
        case 0x200C: isBetweenLetters(index)
        case 0x200D: isBetweenLetters(index) || isBetweenEmoji(index) || before(index)?.isVirama == true
        case 0xE0020...0xE007F: isOfFlag(index)
        default: false
        }
    }

    private func before(_ index: Int) -> Unicode.Scalar? { index > 0 ? scalars[index - 1] : nil }

    private func behind(_ index: Int) -> Unicode.Scalar? {
        index + 1 < scalars.count ? scalars[index + 1] : nil
    }

    /// Whether a variation selector says how an emoji is drawn; digits are emoji only with a keycap behind it.
    private func isSelector(at index: Int) -> Bool {
        guard let base = before(index), base.properties.isEmoji else { return false }
        return !base.isASCII || behind(index)?.value == 0x20E3
    }

    private func isBetweenEmoji(_ index: Int) -> Bool {
        guard let before = before(index), let behind = behind(index), behind.isPicture else { return false }
        return before.isPicture || (before.value == 0xFE0F && isSelector(at: index - 1))
    }

    private func isBetweenLetters(_ index: Int) -> Bool {
        before(index)?.isJoiningLetter == true && behind(index)?.isJoiningLetter == true
    }

    /// The most tags of a flag, which name a part of a country.
    private static let mostTags = 6

    /// Whether a tag belongs to the flag of a part of a country: a black flag, the tags, and the tag that ends them.
    private func isOfFlag(_ index: Int) -> Bool {
        let tags = UInt32(0xE0030)...0xE007A
        var start = index
        while start > 0, index - start <= Self.mostTags, tags.contains(scalars[start - 1].value) { start -= 1 }
        guard before(start)?.value == 0x1F3F4 else { return false }
        guard let end = scalars[start...].firstIndex(where: { !tags.contains($0.value) }) else { return false }
        return (1...Self.mostTags).contains(end - start) && scalars[end].value == 0xE007F && index <= end
    }
}

extension VisibleText {
    /// Whether a person cannot tell that the scalar stands there: one that is not seen, one of several spaces side by
    /// side, one at an end of the text, or a selector of what is drawn so anyway.
    func isHidden(at index: Int) -> Bool {
        let scalar = scalars[index]
        guard scalar.value == 0x20 else { return !isSeen(at: index) || isRedundantSelector(at: index) }
        return before(index).map(\.isBlank) ?? true || behind(index).map(\.isBlank) ?? true
    }

    private func isRedundantSelector(at index: Int) -> Bool {
        guard let base = before(index)?.properties else { return false }
        return switch scalars[index].value {
        case 0xFE0E: !base.isEmojiPresentation
        case 0xFE0F: base.isEmojiPresentation
        default: false
        }
    }

    /// The text without what is not seen, spaces of any kind and number as one plain space, none at the ends.
    var form: String {
        var form = String.UnicodeScalarView()
        var hasGap = false
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar.isBlank {
                hasGap = !form.isEmpty
            } else if !isHidden(at: index) {
                if hasGap { form.append(" ") }
                hasGap = false
                form.append(scalar)
            }
        }
        return String(form)
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is an emoji by itself, or the tone of one.
    fileprivate var isPicture: Bool { !isASCII && properties.isEmoji }

    /// Whether the scalar joins the consonants around it.
    fileprivate var isVirama: Bool { properties.canonicalCombiningClass == .virama }

    /// Whether this is a letter, or a mark on one, of a script in which joiners show: from Arabic to Sinhala, Khmer
    /// and Mongolian.
    fileprivate var isJoiningLetter: Bool {
        switch value {
        case 0x0600...0x0DFF, 0x1780...0x18AF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: break
        default: return false
        }
        guard !isInvisible else { return false }
        return switch properties.generalCategory {
        case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}

extension String {
    /// The text shortened and in single quotes, as diagnostics quote what the user wrote.
    package var quoted: String { "'\(shortened)'" }

    /// The text, cut to 60 Unicode scalars and `…`.
    package var shortened: String {
        let scalars = unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return self }
        return "\(String(scalars[..<end]))…"
    }
}

extension String {
    /// The text, escaped for HTML as character data or as a quoted attribute value.
    var htmlEscaped: String { escaped(\.markupReference) }
}

/// A number with its noun: `1 dialog`, `2 dialogs`.
///
/// - Parameters:
///   - number: The number.
///   - word: The singular noun.
///   - plural: The plural noun; by default the singular with an `s`.
/// - Returns: The number and the noun.
package func count(_ number: Int, _ word: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? word : plural ?? word + "s")"
}

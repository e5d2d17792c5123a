/// A number with the word that it counts: `1 dialog`, `2 dialogs`.
///
/// - Parameters:
///   - number: How many.
///   - word: The word for one.
///   - plural: The word for any other number; the word with an `s` where it is not given.
/// - Returns: The number and the word.
package func count(_ number: Int, _ word: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? word : plural ?? word + "s")"
}

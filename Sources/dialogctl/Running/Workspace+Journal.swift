import Diagnostics
import Journal

extension Workspace {
    /// Writes a text about the journal to standard output, or that there is none.
    func showJournal(
        _ option: JournalFileOption,
        as text: (JournalContents, _ path: String) throws(Failure) -> String
    ) throws(Failure) -> ExitStatus {
        let path = if let named = option.journal { named } else { try journalPath(for: endpoint(), nil) }
        let contents: JournalContents?
        do throws(JournalError) {
            contents = try JournalContents.read(at: path)
        } catch {
            throw Failure("\(error)", status: .worldFailed)
        }
        guard let contents else {
            console.write("no journal at '\(path.displaySafe)'\n")
            return .done
        }
        console.write(try text(contents, path))
        return .done
    }
}

import Glibc
import Journal
import Platform
import Testing

@Suite struct JournalErrorTests {
    @Test(
        arguments: [
            (
                .inUse(path: "/j", process: 12),
                "journal '/j' is in use by process 12; wait for that run to end, or stop it"
            ),
            (
                .inUse(path: "/j", process: nil),
                "journal '/j' is in use by another process; wait for that run to end, or stop it"
            ),
            (
                .notAFile(path: "/j", kind: .symbolicLink),
                "journal '/j' is a symbolic link, not a regular file; give another path with --journal"
            ),
            (
                .newerVersion(path: "/j", version: 2),
                "journal '/j' has version 2, and this program knows 1; use the newer program"
            ),
            (
                .damaged(path: "/j", line: 3, reason: "'at' is missing"),
                "journal '/j' is damaged in line 3: 'at' is missing; mend or delete that line, after looking for the "
                    + "dialog that it may speak of"
            ),
            (
                .system(SystemError(.write, path: "/j", code: ENOSPC)),
                "cannot write '/j' for the journal: No space left on device"
            ),
            (
                .system(SystemError(.createFolder, path: "/j", code: EACCES)),
                "cannot create folder '/j' for the journal: Permission denied"
            ),
            (
                .tooManyOpen(path: "/j"),
                "more than 32768 creates in the journal '/j' have no outcome, which no run leaves, so it was put "
                    + "together otherwise; give another path with --journal, or move the file away, after looking "
                    + "for the dialogs that 'dialogctl journal list' names"
            ),
            (.noHome, "neither XDG_STATE_HOME nor HOME names a folder for the journal; give a path with --journal"),
        ] as [(JournalError, String)]
    )
    func `says what is wrong and what to do`(error: JournalError, text: String) {
        #expect(error.description == text)
    }
}

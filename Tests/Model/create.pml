/* How one declared dialog stays one room, for spin (https://spinroot.com).
 *
 * Programs run `apply` a few times (program.pml). The server carries a POST out late or not at all, answers or seems to
 * say nothing, stores another name than it was sent, and lists a new room late; people rename, delete and make rooms,
 * change the name in git, and lose or spoil the ids file (world.pml). Programs are killed at any step. Whatever
 * happens, no room may be made while another lives that is promised to be recognized; world.pml says which are.
 *
 * All that the server does late is over within WINDOW ticks after the POST was sent: that is what the settle window
 * stands for. Times are kept as ages that stop growing, so a search has no end of time. Its bounds are
 */
#ifndef PROGRAMS
#define PROGRAMS 1      /* how many programs there are, one or two; */
#endif
#ifndef MACHINES
#define MACHINES 1      /* on how many machines, each with a journal, but one ids file for all; */
#endif
#ifndef RUNS
#define RUNS 3          /* how often `apply` is begun, by all programs together; */
#endif
#ifndef KILLS
#define KILLS 1         /* how often one is killed; */
#endif
#ifndef ACTS
#define ACTS 0          /* how often people do something to rooms, or to the name in git; */
#endif
#ifndef LOSSES
#define LOSSES 0        /* how often the ids file is lost or spoilt; */
#endif
#define ROOMS 3         /* how many rooms are asked for or made; */
#define WINDOW 2        /* the settle window; */
#define SLACK 1         /* how long after its intent was recorded a POST may leave. */

/* What a search may have beside:
 *
 *   MARK     a create stores the key with the room, and a listing shows the room by it, whatever its name
 *   RETRY    what --retry-unknown does
 *   LEAVES   owners may leave a room: no listing of theirs shows it any more, but its other members see it
 *   ANYTIME  people may make a room of the declared name while an answer is awaited
 *   EXACT    the server stores names as they are sent
 *   REFUSES  the server, or what is before it, may refuse a POST that it has carried out (429, 401)
 *
 * Each rule of the programs can be left out, and the search then finds how a second room comes about. Of a create:
 *
 *   NO_INTENT        an intent is on the disk before the POST
 *   NO_LATE_INTENT   ... and not only after it
 *   NO_SETTLE        open intents are settled before anything else
 *   NO_WAIT          ... once their window is over
 *   NO_SLACK         ... counted from when the POST may have left
 *   NO_LOOK          an unclear answer is looked into, and not posted again at once
 *   NO_PATIENCE      ... nor before its window is over
 *   NO_REFUSAL_LOOK  what was refused is looked for before it is posted again
 *   NO_SENT_NAME     a room is looked for by the name that was sent, whatever is declared by now
 *   NO_NEAR_NAME     ... and by what the server may have made of that name
 *   NO_MARK_SEARCH   ... and by the mark
 *   NO_NEW           ... and is none that was there before
 *   NO_RECENT        the room of a recent create is waited for before it is called missing
 *   NO_BEGINNING     ... and recent is what was recent when the listing began
 *   NO_LOCK          one run at a time has the journal
 *   NO_PROOF         a listing counts only when it is proved complete
 *
 * Of what is known from then on:
 *
 *   NO_OUTCOME_ID    the journal's outcome of a create has the _id
 *   NO_RECALL        the next run takes it from there, where the ids file lacks it
 *   NO_KEEP          the journal keeps it until the ids file has it
 *   NO_IDS           what a run made or found is in the ids file when it ends
 *   NO_ATOMIC        ... which is replaced as a whole, and never written in place
 *   NO_STOP          ... and stops a run that cannot read it
 *   NO_ASK           a known room is asked for by its _id before it is called missing
 *   NO_PRIORITY      ... and before another is taken for it that has the name
 *   NO_MEMBERS       ... on behalf of other members too
 *   NO_MARK_LISTING  the mark is looked for before a room is called missing
 *
 * When in a run the ids file is written is of no matter: until then the journal has what was made. What was found
 * without a create is promised only once it is written down.
 *
 * Two machines, each with a journal and with one ids file for both, are promised nothing when both run at once
 * (NO_TURNS). When they take turns, a settle window apart, they are promised with the mark what one is, where no owner
 * leaves a room; without it they are not, since a run that was killed leaves its journal on the other machine.
 *
 * What was refused is looked for once, and not until its window is over. So a refusal that is none must come when
 * listings show the room; where they show it late (LATE_REFUSAL), a second room is possible.
 *
 * Not part of this: private dialogs; sets of members, which tell one group from another; marks that people clear or
 * copy; names that are changed back; lost journals; an ids file that others change while a run goes on; a server that
 * carries one POST out twice; and several declared dialogs, of which one may get the name of another.
 */

#include "world.pml"
#include "program.pml"

init {
    atomic {
        run apply(1, 0);
#if PROGRAMS == 2
        run apply(2, MACHINES - 1)
#endif
    }
}

/* How one declared dialog is created, and what may go wrong on the way, for spin (https://spinroot.com).
 *
 * Two programs, with one journal, run `apply` a few times. The server carries a POST out late or not at all, answers,
 * or seems to say nothing; listings show a new room late. Programs crash at any step. Whatever happens, at most one room
 * may be made. All of it is over within WINDOW ticks after a POST was sent: that is what the settle window stands for.
 *
 * Each rule of the protocol can be left out by a definition, and the search then finds how a second room comes about:
 *
 *   NO_INTENT    an intent is on the disk before the POST            NO_LATE_INTENT  ... and not only after it
 *   NO_SETTLE    open intents are settled before anything else       NO_WAIT         ... once their window is over
 *   NO_SLACK     ... counted from when the POST may have left        NO_LOOK         an unclear answer is looked into,
 *   NO_RECENT    a confirmed create is asked for by its _id                          and not posted again at once
 *                before its room is called missing                   NO_LOCK         one program at a time has the journal
 *   NO_BEGINNING ... and recent is what was at the listing's beginning
 *   NO_PROOF     a listing counts only when it is proved complete
 *
 * RETRY adds what --retry-unknown does. What people do to a room is not part of it. See `run` beside this file.
 */

#ifndef WINDOW
#define WINDOW 2
#endif
/* How often `apply` is begun, by the two programs together. */
#ifndef RUNS
#define RUNS 3
#endif
#ifndef CRASHES
#define CRASHES 1
#endif
#define POSTS 3
/* When time ends; long enough for all runs to wait out a window. */
#define LAST 12
/* How long after its intent was recorded a POST may leave. */
#define SLACK 1

mtype = { unused, flying, done };

byte now;
/* What came of each POST: the room of POST i is room i. */
mtype post[POSTS];
byte sentAt[POSTS];
bool live[POSTS], unlisted[POSTS];
byte posts, rooms, runs;

/* The journal, which outlives a crash. */
bool isLocked;
bool isOpen;
byte openAt;
bool isConfirmed;
byte confirmedAt;
byte crashes;

#define pending(i) (post[i] == flying || unlisted[i])
#define inTime(i) (!pending(i) || now + 1 < sentAt[i] + WINDOW)

/* Time moves once everything is done that must be done by then. */
active proctype time() {
end:
    do
    :: atomic { now < LAST && inTime(0) && inTime(1) && inTime(2) -> now++ }
    od
}

/* The server carries out what it got, and shows what it has. */
active proctype server() {
    byte i;
end:
    do
    :: atomic { post[0] == flying -> i = 0; goto serve }
    :: atomic { post[1] == flying -> i = 1; goto serve }
    :: atomic { post[2] == flying -> i = 2; goto serve }
    :: atomic { unlisted[0] -> unlisted[0] = false; printf("server: listings show room 1\n") }
    :: atomic { unlisted[1] -> unlisted[1] = false; printf("server: listings show room 2\n") }
    :: atomic { unlisted[2] -> unlisted[2] = false; printf("server: listings show room 3\n") }
    od;
serve:
    atomic {
        if
        :: post[i] = done; live[i] = true; rooms++;
           if
           :: unlisted[i] = true; printf("server: makes room %d, which no listing shows yet\n", i + 1)
           :: printf("server: makes room %d\n", i + 1)
           fi
        :: post[i] = done; printf("server: drops POST %d\n", i + 1)
        fi;
        assert(rooms <= 1);
        i = 0
    }
    goto end
}

#define shown(i) (live[i] && !unlisted[i])

/* A listing by name: whether it shows the room. */
inline list(result) {
    atomic {
        if
        :: result = (shown(0) || shown(1) || shown(2))
#ifdef NO_PROOF
        :: result = false; printf("program %d: a page is missing from its listing\n", _pid)
#endif
        fi;
        printf("program %d: lists: %d\n", _pid, result)
    }
}

/* A program may be killed here. */
inline step() {
    if
    :: skip
    :: atomic { crashes < CRASHES -> crashes++; printf("program %d: is killed\n", _pid); goto killed }
    fi
}

proctype apply() {
    byte mine, begun;
    bool isThere;
again:
    atomic {
        if
        :: runs == RUNS -> goto over
#ifdef NO_LOCK
        :: runs < RUNS -> runs++
#else
        :: runs < RUNS && !isLocked -> isLocked = true; runs++
#endif
        fi
    }
    printf("program %d: begins\n", _pid);

#ifndef NO_SETTLE
    /* What an earlier run left open is settled first. */
    if
    :: isOpen ->
#ifndef NO_WAIT
#ifdef NO_SLACK
        now >= openAt + WINDOW;
#else
        now >= openAt + SLACK + WINDOW;
#endif
#endif
        list(isThere);
        step();
        atomic {
            isOpen = false;
            if
            :: isThere -> isConfirmed = true; confirmedAt = now
            :: else
            fi;
            printf("program %d: settles the open intent: %d\n", _pid, isThere)
        }
    :: else
    fi;
#endif

    /* The plan. */
    begun = now;
    list(isThere);
#ifdef NO_BEGINNING
    begun = now;
#endif
    if
    :: isThere -> goto finished
    :: else
    fi;
#ifndef NO_RECENT
    if
    :: isConfirmed && begun < confirmedAt + WINDOW ->
        /* Asked for by its _id it shows, or time tells. */
        if
        :: goto finished
        :: now >= confirmedAt + WINDOW; list(isThere);
           if
           :: isThere -> goto finished
           :: else
           fi
        fi
    :: else
    fi;
#endif
    step();

create:
    posts < POSTS;
#ifndef NO_INTENT
#ifndef NO_LATE_INTENT
    atomic { isOpen = true; openAt = now; printf("program %d: records its intent\n", _pid) }
#endif
#endif
    step();
    atomic {
#ifndef NO_INTENT
#ifndef NO_LATE_INTENT
        /* A record that has grown too old is written again. */
        if
        :: now <= openAt + SLACK
        :: else -> openAt = now
        fi;
#endif
#endif
        mine = posts; posts++; post[mine] = flying; sentAt[mine] = now;
        printf("program %d: POST %d\n", _pid, mine + 1)
    }
    step();
#ifdef NO_LATE_INTENT
    atomic { isOpen = true; openAt = now; printf("program %d: records its intent\n", _pid) }
#endif
    if
    :: atomic { live[mine] -> isOpen = false; isConfirmed = true; confirmedAt = now;
                printf("program %d: created\n", _pid) }
    :: atomic { post[mine] == done && !live[mine] -> isOpen = false; printf("program %d: refused\n", _pid) }
    :: printf("program %d: the answer is lost\n", _pid);
#ifdef NO_LOOK
        goto create;
#endif
        now >= sentAt[mine] + WINDOW;
        list(isThere);
        step();
        if
        :: isThere -> atomic { isOpen = false; isConfirmed = true; confirmedAt = now;
                               printf("program %d: recovered\n", _pid) }
#ifdef RETRY
        :: !isThere -> atomic { isOpen = false; printf("program %d: posts once more\n", _pid) }
           goto create
#endif
        :: !isThere -> printf("program %d: unknown\n", _pid)
        fi
    fi;
finished:
    printf("program %d: ends\n", _pid);
killed:
    atomic {
        isLocked = false;
        isThere = false;
        mine = 0;
        begun = 0
    }
    goto again;
over:
    skip
}

init {
    atomic {
        post[0] = unused; post[1] = unused; post[2] = unused;
        run apply();
        run apply()
    }
}

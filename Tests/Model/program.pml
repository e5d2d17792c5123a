/* A program that runs `apply` for the one declared dialog. */

/* The journal of its machine. */
#define log journal[machine]

/* -------- What it may do. */

/* Begin a run. */
#if defined(NO_LOCK)
#define mayBegin true
#elif MACHINES == 1 || defined(NO_TURNS)
#define mayBegin isUnlocked(machine)
#else
/* Machines take turns, a settle window apart, so that nothing is on its way any more. */
#define mayBegin (allJournals(isUnlocked) && all(isOld))
#endif

/* Drop what its journal says of an earlier create. */
#ifdef NO_KEEP
#define mayDrop (log.createdAge == WINDOW)
#else
#define mayDrop (log.createdAge == WINDOW && log.created == known)
#endif

/* Take it that an open intent of an earlier run has made no room. */
#if defined(NO_WAIT)
#define maySettle true
#elif defined(NO_SLACK)
#define maySettle (log.openAge >= WINDOW)
#else
#define maySettle (log.openAge == SLACK + WINDOW)
#endif

/* Take it that its own POST has made no room. */
#ifdef NO_PATIENCE
#define mayGiveUp true
#else
#define mayGiveUp isOld(mine)
#endif

/* Be refused, although a room was made. */
#ifdef LATE_REFUSAL
#define mayBeRefused (room[mine].post == made)
#else
#define mayBeRefused (room[mine].post == made && !room[mine].isLate)
#endif

/* A program may be killed here. */
inline step() {
    if
    :: skip
    :: atomic { kills < KILLS -> kills++; printf("program %d: is killed\n", number); goto killed }
    fi
}

/* -------- What it asks the server. */

#define isShown(i) (room[i].isLive && !room[i].isLate && !room[i].isLeft)
#define isNamed(i) (isShown(i) && room[i].name == name && !room[i].isAltered)
#define isNear(i) (isShown(i) && room[i].name == name)
#define isMarked(i) (isShown(i) && hasMark(i))

/* A listing by name, and by names near it. */
inline listByName() {
    atomic {
        if
        :: found = count(isNamed); dialog = first(isNamed)
#ifdef NO_PROOF
        :: found = 0; printf("program %d: a page is missing from its listing\n", number)
#endif
        fi;
        before = setOf(isNear);
        printf("program %d: lists by name: %d\n", number, found)
    }
}

inline listByMark() {
    atomic {
        found = count(isMarked);
        dialog = first(isMarked);
        printf("program %d: lists by mark: %d\n", number, found)
    }
}

/* What the journal says of an earlier create. */
#ifdef NO_RECALL
#define recalled 0
#else
#define recalled log.created
#endif

/* Asks for what is known by `_id`, on behalf of the owner and then of other members. They may be shown a late room, or
 * not yet. */
#define mayBeShown(i) (room[i].isLive && !room[i].isLeft)
#ifdef NO_MEMBERS
#define mayBeSeenByMembers(i) false
#define mayBeUnseen(i) !isShown(i)
#else
#define mayBeSeenByMembers(i) (room[i].isLive && room[i].isLeft)
#define mayBeUnseen(i) (!room[i].isLive || room[i].isLate)
#endif
inline askByID() {
    atomic {
        if
        :: mayBeShown(known) -> found = 1; dialog = known
        :: !isShown(known) && mayBeShown(recalled) -> found = 1; dialog = recalled
        :: !isShown(known) && !isShown(recalled) && (mayBeSeenByMembers(known) || mayBeSeenByMembers(recalled)) ->
           printf("program %d: asks by _id, and other members see its room\n", number);
           goto finished
        :: mayBeUnseen(known) && mayBeUnseen(recalled)
#ifdef NO_PROOF
        :: printf("program %d: a page is missing from what it asks for\n", number)
#endif
        fi;
        printf("program %d: asks by _id: %d\n", number, found)
    }
}

/* What an open intent has made. */
#ifdef NO_SENT_NAME
#define sentName name
#else
#define sentName log.openName
#endif
#ifdef NO_NEAR_NAME
#define hasSentName(i) (room[i].name == sentName && !room[i].isAltered)
#else
#define hasSentName(i) (room[i].name == sentName)
#endif
#ifdef NO_MARK_SEARCH
#define hasSentMark(i) false
#else
#define hasSentMark(i) hasMark(i)
#endif
#ifdef NO_NEW
#define isNew(i) true
#else
#define isNew(i) !isIn(log.openBefore, i)
#endif
#define isResult(i) (isShown(i) && isNew(i) && (hasSentName(i) || hasSentMark(i)))

/* Looks for that, until there is something or it may take it that there is nothing. */
inline search(mayEnd) {
    atomic { any(isResult) || mayEnd -> found = count(isResult); dialog = first(isResult) }
}

/* -------- What it writes. */

inline recordIntent() {
    atomic {
        log.isOpen = true;
        log.openAge = 0;
        log.openName = name;
        log.openBefore = before;
        printf("program %d: records its intent\n", number)
    }
}

/* That the open intent made no room. */
inline recordNone() {
    log.isOpen = false;
    log.openAge = SLACK + WINDOW;
    log.openName = 0;
    log.openBefore = 0
}

/* That the open intent made a room. */
inline recordCreated() {
    recordNone();
#ifndef NO_OUTCOME_ID
    log.created = dialog;
    log.createdAge = 0;
#endif
    meet()
}

/* From now on the room is promised to be recognized. */
inline meet() {
    if
    :: room[dialog].isLive -> room[dialog].history = met
    :: else
    fi
}

inline writeIDs() {
#ifdef NO_ATOMIC
    atomic { ids = 0; printf("program %d: empties the ids file\n", number) }
    step();
#endif
    atomic {
#ifndef NO_IDS
        ids = dialog;
        isSpoilt = false;
        printf("program %d: writes the ids file: room %d\n", number, dialog);
#endif
        meet()
    }
}

/* -------- A program. */

#define isRecentNow (log.created != 0 && log.createdAge < WINDOW)

proctype apply(byte number; byte machine) {
    /* The declared name, and what the ids file says, as they were when the run began. */
    byte name, known;
    /* How many rooms it was shown, and which of them is the dialog. */
    byte found, dialog;
    /* The set of rooms that were there before it asks for one. */
    byte before;
    /* The POST of this run. */
    byte mine;
    /* Whether the journal's last create is recent. */
    bool isRecent;

again:
    atomic {
        if
        :: runs == RUNS -> goto over
        :: runs < RUNS && mayBegin -> runs++; log.isLocked = true
        fi;
        name = declared;
        printf("program %d: begins\n", number)
    }
    atomic {
        if
        :: !isSpoilt -> known = ids
#ifdef NO_STOP
        :: isSpoilt -> printf("program %d: takes the ids file for an empty one\n", number)
#else
        :: isSpoilt -> printf("program %d: cannot read the ids file\n", number); goto finished
#endif
        fi;
        if
        :: mayDrop -> log.created = 0
        :: else
        fi
    }

#ifndef NO_SETTLE
    /* What an earlier run left open is settled first. */
    if
    :: log.isOpen ->
        search(maySettle);
        step();
        atomic {
            printf("program %d: settles the open intent: %d\n", number, found);
            if
            :: found == 0 -> recordNone()
            :: found == 1 -> recordCreated()
            :: found > 1 -> goto finished
            fi
        }
    :: else
    fi;
#endif

plan:
    isRecent = isRecentNow;
    listByName();
#ifndef NO_ASK
    if
#ifdef NO_PRIORITY
    :: (known != 0 || recalled != 0) && found == 0 -> askByID()
#else
    :: known != 0 || recalled != 0 -> askByID()
#endif
    :: else
    fi;
#endif
#if defined(MARK) && !defined(NO_MARK_LISTING)
    if
    :: found == 0 -> listByMark()
    :: else
    fi;
#endif
#ifdef NO_BEGINNING
    isRecent = isRecentNow;
#endif
    if
    :: found == 0
    :: found == 1 -> goto remember
    :: found > 1 -> goto finished
    fi;
#ifndef NO_RECENT
    if
    :: isRecent -> log.createdAge == WINDOW; goto plan
    :: else
    fi;
#endif
    step();

create:
#if !defined(NO_INTENT) && !defined(NO_LATE_INTENT)
    recordIntent();
#endif
    step();
    atomic {
        if
        :: posts < ROOMS
        :: else -> goto finished
        fi;
        /* A record that has grown too old is written again. */
        if
        :: log.isOpen && log.openAge > SLACK -> log.openAge = 0
        :: else
        fi;
        posts++;
        mine = posts;
        room[mine].post = flying;
        room[mine].age = 0;
        room[mine].name = name;
        printf("program %d: POST %d\n", number, mine)
    }
    step();
#ifdef NO_LATE_INTENT
    recordIntent();
#endif
    if
    :: atomic {
        room[mine].post == made ->
        printf("program %d: is told of room %d\n", number, mine);
        dialog = mine;
        recordCreated();
        goto remember
    }
    :: atomic {
        room[mine].post == dropped ->
        printf("program %d: is told that POST %d made nothing\n", number, mine);
        recordNone();
        if
        :: goto create
        :: goto finished
        fi
    }
    :: printf("program %d: the answer is lost\n", number)
#ifdef REFUSES
    :: atomic { mayBeRefused -> printf("program %d: POST %d is refused\n", number, mine) };
#ifdef NO_REFUSAL_LOOK
        atomic { recordNone(); goto create }
#else
        step();
        atomic {
            found = count(isResult);
            dialog = first(isResult);
            printf("program %d: looks for what was refused: %d\n", number, found);
            if
            :: found == 0 -> recordNone(); goto create
            :: found == 1 -> recordCreated(); goto remember
            :: found > 1 -> goto finished
            fi
        }
#endif
#endif
    fi;
#ifdef NO_LOOK
    goto create;
#endif
    search(mayGiveUp);
    step();
    atomic {
        printf("program %d: looks for its room: %d\n", number, found);
        if
#ifdef RETRY
        :: found == 0 -> recordNone(); goto create
#endif
        :: found == 0 -> goto finished
        :: found == 1 -> recordCreated()
        :: found > 1 -> goto finished
        fi
    }

remember:
    /* The file is written where that changes it; or for other dialogs of the set. */
    if
    :: dialog == known -> goto finished
    :: true
    fi;
    step();
    writeIDs();
finished:
    printf("program %d: ends\n", number);
killed:
    atomic {
        log.isLocked = false;
        name = 0;
        known = 0;
        found = 0;
        dialog = 0;
        before = 0;
        mine = 0;
        isRecent = false;
        goto again
    }
over:
    skip
}

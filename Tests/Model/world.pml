/* The rooms, the files, and what happens to them by time, the server and people; and what is promised. */

/* What came of a POST. */
mtype = { unused, flying, made, dropped };
/* What the files knew of a room. */
mtype = { unmet, met, forgotten };

/* A name is 0, the one that is declared at first; 1, the one that git has once it was changed there; or OTHER. */
#define OTHER 2

typedef Room {
    /* What came of the POST for it; `made` where people made it. */
    mtype post = unused;
    /* The ticks since the POST was sent; WINDOW, once all is done that it leads to. */
    byte age = WINDOW;
    /* Whether a run made it. With MARK, it has the mark then. */
    bool isOurs;
    bool isLive;
    /* Whether listings do not show it yet. */
    bool isLate;
    /* Whether its owner has left it. */
    bool isLeft;
    byte name;
    /* Whether the server has stored the name otherwise than it was sent: trimmed, say. */
    bool isAltered;
    mtype history = unmet
}

/* Rooms 1 to ROOMS, in the order of their POSTs; room 0 stands for none. */
Room room[ROOMS + 1];
byte posts;

/* The name in git. */
byte declared;

/* What a machine's journal holds of the dialog. Like all files it outlives a run that is killed. */
typedef Journal {
    bool isLocked;
    /* Whether an intent has no outcome; the ticks since it was recorded, the name in it, and the set of rooms in it
       that were there before. */
    bool isOpen;
    byte openAge = SLACK + WINDOW;
    byte openName;
    byte openBefore;
    /* The room of the last create that is known to have made one, and the ticks since that was recorded. */
    byte created;
    byte createdAge = WINDOW
}
Journal journal[MACHINES];

/* The room in the ids file, and whether that file cannot be read, after a merge say. */
byte ids;
bool isSpoilt;

byte runs, kills, acts, losses;

#define all(holds) (holds(1) && holds(2) && holds(3))
#define any(holds) (holds(1) || holds(2) || holds(3))
#define count(holds) (holds(1) + holds(2) + holds(3))
#define first(holds) (holds(1) -> 1 : (holds(2) -> 2 : (holds(3) -> 3 : 0)))
#define setOf(holds) ((holds(1) -> 1 : 0) + (holds(2) -> 2 : 0) + (holds(3) -> 4 : 0))
#define isIn(set, i) ((set >> (i - 1)) & 1)

#if MACHINES == 2
#define allJournals(holds) (holds(0) && holds(1))
#define anyJournal(holds) (holds(0) || holds(1))
#else
#define allJournals(holds) holds(0)
#define anyJournal(holds) holds(0)
#endif

/* -------- What is promised: that a room is recognized, so that no other is made while it lives.
 *
 * Met: a run made it, or found it and wrote that down. It is recognized whatever people do to it but delete it.
 * Unmet: a run asked for it and had no answer. It is recognized unless people have renamed it or its owner has left it.
 * Forgotten: it was met, but the ids file was lost. It is recognized if it has exactly the declared name and its owner.
 * With the mark, a room that a run made is recognized whatever its name, if it has its owner.
 *
 * So with the mark, where no owner leaves, at most one room lives that a run made.
 *
 * Other promises may be tried: UNMET and FORGOTTEN, that such rooms may have any name; LEFT, that owners may leave
 * them; OURS, that nothing is promised of rooms that people made; AGAIN, that no room is made once people have deleted
 * one.
 */

#ifdef MARK
#define hasMark(i) room[i].isOurs
#else
#define hasMark(i) false
#endif
#ifdef LEFT
#define hasOwner(i) true
#else
#define hasOwner(i) !room[i].isLeft
#endif
#ifdef UNMET
#define hasUnmetName(i) true
#else
#define hasUnmetName(i) (room[i].name != OTHER)
#endif
#ifdef FORGOTTEN
#define hasForgottenName(i) true
#else
#define hasForgottenName(i) (room[i].name == declared && !room[i].isAltered)
#endif
#define isRecognized(i) (room[i].history == met || (hasOwner(i) && (hasMark(i) || \
    (room[i].history == unmet && room[i].isOurs && hasUnmetName(i)) || \
    (room[i].history == forgotten && hasForgottenName(i)))))

/* Whether another room may be made. */
#if defined(AGAIN)
#define allowsAnother(i) (room[i].isLive || room[i].post != made)
#elif defined(OURS)
#define allowsAnother(i) !(room[i].isLive && isRecognized(i) && room[i].isOurs)
#else
#define allowsAnother(i) !(room[i].isLive && isRecognized(i))
#endif

/* -------- Time moves once everything is done that must be done by then. */

#define isFlying(i) (room[i].post == flying)
#define isInTime(i) (!(isFlying(i) || room[i].isLate) || room[i].age + 1 < WINDOW)
#define isOld(i) (room[i].age == WINDOW)
#define isOldJournal(m) (journal[m].openAge == SLACK + WINDOW && journal[m].createdAge == WINDOW)

inline grow(ticks, limit) {
    if
    :: ticks < limit -> ticks++
    :: else
    fi
}

active proctype time() {
end:
    do
    :: d_step {
        all(isInTime) && !(all(isOld) && allJournals(isOldJournal)) ->
        grow(room[1].age, WINDOW);
        grow(room[2].age, WINDOW);
        grow(room[3].age, WINDOW);
        grow(journal[0].openAge, SLACK + WINDOW);
        grow(journal[0].createdAge, WINDOW);
#if MACHINES == 2
        grow(journal[1].openAge, SLACK + WINDOW);
        grow(journal[1].createdAge, WINDOW)
#endif
    }
    od
}

/* -------- The server carries out what it got, and shows what it has. */

inline serve(i) {
    atomic {
        isFlying(i) ->
        if
        :: room[i].post = dropped; room[i].age = WINDOW; printf("server: drops POST %d\n", i)
        :: printf("server: makes room %d\n", i);
           assert(all(allowsAnother));
           room[i].post = made;
           room[i].isLive = true;
           room[i].isOurs = true;
           if
           :: skip
#ifndef EXACT
           :: room[i].isAltered = true; printf("server: has altered the name of room %d\n", i)
#endif
           fi;
           if
           :: room[i].age = WINDOW; printf("server: listings show room %d\n", i)
           :: room[i].isLate = true
           fi
        fi
    }
}

inline list(i) {
    atomic {
        room[i].isLate ->
        room[i].isLate = false;
        room[i].age = WINDOW;
        printf("server: listings show room %d\n", i)
    }
}

active proctype server() {
end:
    do
    :: serve(1)
    :: serve(2)
    :: serve(3)
    :: list(1)
    :: list(2)
    :: list(3)
    od
}

/* -------- People. */

#define isUnlocked(m) !journal[m].isLocked
#define mayAct (acts < ACTS)

inline rename(i) {
    atomic {
        mayAct && room[i].isLive && room[i].name != OTHER ->
        acts++;
        room[i].name = OTHER;
        room[i].isAltered = false;
        printf("people: rename room %d in the app\n", i)
    }
}

inline leave(i) {
    atomic {
        mayAct && room[i].isLive && !room[i].isLeft ->
        acts++;
        room[i].isLeft = true;
        printf("people: the owner leaves room %d\n", i)
    }
}

inline delete(i) {
    atomic {
        mayAct && room[i].isLive ->
        acts++;
        room[i].isLive = false;
        /* All that are gone are alike, so that there are fewer states. */
        room[i].isOurs = false;
        room[i].isLate = false;
        room[i].age = WINDOW;
        room[i].isLeft = false;
        room[i].name = 0;
        room[i].isAltered = false;
        room[i].history = unmet;
        printf("people: delete room %d\n", i)
    }
}

/* A room that people make, of the very name and members for which an answer is awaited, is taken for the one that was
 * asked for. Without ANYTIME they make none then. */
#define isIdle(m) (isUnlocked(m) && !journal[m].isOpen)
#ifdef ANYTIME
#define mayMake true
#else
#define mayMake (allJournals(isIdle) && !any(isFlying))
#endif
inline make() {
    atomic {
        mayAct && mayMake && posts < ROOMS ->
        acts++;
        posts++;
        room[posts].post = made;
        room[posts].isLive = true;
        room[posts].name = declared;
        printf("people: make room %d, of the declared name\n", posts)
    }
}

/* Between runs, since a run reads git when it begins. */
inline renameInGit() {
    atomic {
        mayAct && declared == 0 && allJournals(isUnlocked) ->
        acts++;
        declared = 1;
        printf("people: change the name in git, and keep the key\n")
    }
}

/* When the ids file is lost, a journal may have the room still. */
#define hasCreatedIt(m) (journal[m].created == i)
inline forget(i) {
    if
    :: room[i].history == met && !anyJournal(hasCreatedIt) -> room[i].history = forgotten
    :: else
    fi
}

inline lose() {
    atomic {
        losses < LOSSES && ids != 0 ->
        losses++;
        ids = 0;
        isSpoilt = false;
        forget(1);
        forget(2);
        forget(3);
        printf("people: lose the ids file\n")
    }
}

inline spoil() {
    atomic {
        losses < LOSSES && ids != 0 && !isSpoilt ->
        losses++;
        isSpoilt = true;
        printf("people: make the ids file unreadable\n")
    }
}

inline mend() {
    atomic { isSpoilt -> isSpoilt = false; printf("people: mend the ids file\n") }
}

#if ACTS || LOSSES
active proctype people() {
end:
    do
#if ACTS
    :: rename(1)
    :: rename(2)
    :: rename(3)
    :: delete(1)
    :: delete(2)
    :: delete(3)
#ifdef LEAVES
    :: leave(1)
    :: leave(2)
    :: leave(3)
#endif
    :: make()
    :: renameInGit()
#endif
#if LOSSES
    :: lose()
    :: spoil()
    :: mend()
#endif
    od
}
#endif

#include "CBuild.h"

#ifndef DIALOGCTL_COMMIT
#define DIALOGCTL_COMMIT ""
#endif

const char *dialogctl_commit(void) {
    return DIALOGCTL_COMMIT;
}

#ifndef DIALOGCTL_CGLIBC_SHIM_H
#define DIALOGCTL_CGLIBC_SHIM_H

/* Headers of glibc that Swift's Glibc module leaves out. */
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How many processors this thread may run on; 0 where that cannot be told. Swift cannot call sched_getaffinity, which glibc
   declares for _GNU_SOURCE alone. */
static inline int cglibc_processor_count(void) {
    unsigned long set[1024 / sizeof(unsigned long)];
    long bytes = syscall(SYS_sched_getaffinity, 0, sizeof set, set);
    int count = 0;
    for (long index = 0; index < bytes / (long)sizeof *set; index++) count += __builtin_popcountl(set[index]);
    return count;
}

#endif

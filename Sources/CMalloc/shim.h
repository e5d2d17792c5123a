#ifndef DIALOGCTL_CMALLOC_SHIM_H
#define DIALOGCTL_CMALLOC_SHIM_H

/* glibc's allocator, which Swift's Glibc module leaves out. */
#include <malloc.h>

#endif

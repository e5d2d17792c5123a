#ifndef DIALOGCTL_CGLIBC_SHIM_H
#define DIALOGCTL_CGLIBC_SHIM_H

/* Headers of glibc that Swift's Glibc module leaves out. */
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

#endif

#ifndef DIALOGCTL_CCURL_SHIM_H
#define DIALOGCTL_CCURL_SHIM_H

#include <curl/curl.h>

#endif

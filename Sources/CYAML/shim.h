#ifndef DIALOGCTL_CYAML_SHIM_H
#define DIALOGCTL_CYAML_SHIM_H

#include <yaml.h>

#endif

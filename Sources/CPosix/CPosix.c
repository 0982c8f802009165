#define _GNU_SOURCE
#include "CPosix.h"
#include <dirent.h>
#include <unistd.h>

_Static_assert(CODEX_ENTRY_UNKNOWN == DT_UNKNOWN, "d_type of an unknown entry");
_Static_assert(CODEX_ENTRY_DIRECTORY == DT_DIR, "d_type of a directory");
_Static_assert(CODEX_ENTRY_REGULAR == DT_REG, "d_type of a regular file");
_Static_assert(CODEX_ENTRY_SYMBOLIC_LINK == DT_LNK, "d_type of a symbolic link");

int codex_syncfs(int descriptor) { return syncfs(descriptor); }

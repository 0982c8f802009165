#include "CSQLite.h"

#include <sqlite3.h>

void codex_leave_memory_uncounted(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

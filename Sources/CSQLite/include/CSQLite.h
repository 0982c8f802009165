/// What Swift cannot call of SQLite, since it takes any number of arguments.
#ifndef CODEX_CSQLITE_H
#define CODEX_CSQLITE_H

/// Keeps SQLite from counting its memory, for which every allocation takes a lock that all connections share. Without effect
/// once a database has been opened. See <https://www.sqlite.org/c3ref/c_config_covering_index_scan.html>, `SQLITE_CONFIG_MEMSTATUS`.
void codex_leave_memory_uncounted(void);

#endif

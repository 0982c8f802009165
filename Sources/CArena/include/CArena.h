/// Memory that is given back all at once, for what lives and dies together, as the tree of a document does.
///
/// Taking from it moves a pointer. An allocator for all uses looks for a place and notes it, for each of the hundreds of nodes
/// of a document, and does so again when they go.
#ifndef CODEX_CARENA_H
#define CODEX_CARENA_H

#include <stddef.h>

struct codex_arena;

/// Makes an arena, which the functions below use on this thread until it ends. Arenas may lie within each other.
struct codex_arena *codex_arena_begin(void);

/// Gives all memory of the arena back, and returns to the one that was in use when it began.
void codex_arena_end(struct codex_arena *arena);

/// As `calloc`, `realloc` and `free`, to be called between a beginning and its end. The program ends where there is no memory.
void *codex_arena_calloc(size_t count, size_t byte_count);
void *codex_arena_realloc(void *pointer, size_t byte_count);
/// Does nothing.
void codex_arena_free(void *pointer);

#endif

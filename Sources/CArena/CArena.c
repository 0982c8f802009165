#include "CArena.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Most documents fit into one chunk, and it is small enough for `malloc` to take from what was freed before, and not from the
// system.
enum { chunk_byte_count = 64 * 1024, alignment = 16 };

struct chunk {
    struct chunk *next;
    // Keeps what follows aligned.
    uint64_t unused;
};

struct codex_arena {
    struct codex_arena *outer;
    struct chunk *chunks;
    char *start, *end;
};

/// Stands before each block.
struct header {
    size_t byte_count;
    uint64_t unused;
};

_Static_assert(sizeof(struct chunk) % alignment == 0, "the first block is aligned");
_Static_assert(sizeof(struct header) % alignment == 0, "blocks are aligned");

static _Thread_local struct codex_arena *current;

static void *allocate(size_t byte_count) {
    void *memory = malloc(byte_count);
    if (!memory) abort();
    return memory;
}

struct codex_arena *codex_arena_begin(void) {
    struct codex_arena *arena = allocate(sizeof *arena);
    *arena = (struct codex_arena){.outer = current};
    current = arena;
    return arena;
}

void codex_arena_end(struct codex_arena *arena) {
    current = arena->outer;
    for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(arena);
}

static void add_chunk(size_t least_byte_count) {
    size_t byte_count = sizeof(struct chunk) + least_byte_count;
    if (byte_count < chunk_byte_count) byte_count = chunk_byte_count;
    struct chunk *chunk = allocate(byte_count);
    chunk->next = current->chunks;
    current->chunks = chunk;
    current->start = (char *)(chunk + 1);
    current->end = (char *)chunk + byte_count;
}

static void *take(size_t byte_count) {
    if (byte_count > SIZE_MAX / 2) abort();
    size_t needed = sizeof(struct header) + (byte_count + alignment - 1) / alignment * alignment;
    if ((size_t)(current->end - current->start) < needed) add_chunk(needed);
    struct header *header = (struct header *)current->start;
    header->byte_count = needed - sizeof *header;
    current->start += needed;
    return header + 1;
}

void *codex_arena_calloc(size_t count, size_t byte_count) {
    size_t total;
    if (__builtin_mul_overflow(count, byte_count, &total)) abort();
    return memset(take(total), 0, total);
}

void *codex_arena_realloc(void *pointer, size_t byte_count) {
    if (!pointer) return take(byte_count);
    struct header *header = (struct header *)pointer - 1;
    if (byte_count <= header->byte_count) return pointer;
    if ((char *)pointer + header->byte_count == current->start) {
        // The last block grows where it is.
        size_t more = (byte_count - header->byte_count + alignment - 1) / alignment * alignment;
        if (more <= (size_t)(current->end - current->start)) {
            header->byte_count += more;
            current->start += more;
            return pointer;
        }
    }
    return memcpy(take(byte_count), pointer, header->byte_count);
}

void codex_arena_free(void *pointer) { (void)pointer; }

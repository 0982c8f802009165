// Loads every markdown note below a folder into memory, and measures CPU time.
// Shared by the C programs of this journal; link nothing, include it once.
#pragma once
#define _GNU_SOURCE
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct { char *path; unsigned char *bytes; size_t size; } Note;
static Note *notes;
static size_t note_count, corpus_bytes;

static int load_note(const char *path, const struct stat *info, int kind, struct FTW *where) {
    (void)where;
    size_t length = strlen(path);
    if (kind != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0) return 0;
    static size_t capacity;
    if (note_count == capacity) notes = realloc(notes, (capacity = capacity ? capacity * 2 : 1024) * sizeof(Note));
    Note note = { strdup(path), malloc((size_t)info->st_size + 1), (size_t)info->st_size };
    FILE *file = fopen(path, "rb");
    if (!file || fread(note.bytes, 1, note.size, file) != note.size) { perror(path); exit(2); }
    fclose(file);
    note.bytes[note.size] = 0;
    notes[note_count++] = note;
    corpus_bytes += note.size;
    return 0;
}

static void load_corpus(const char *folder) {
    if (nftw(folder, load_note, 32, FTW_PHYS) != 0) { perror(folder); exit(2); }
}

static inline double clock_ms(clockid_t which) {
    struct timespec now;
    clock_gettime(which, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
static inline double cpu_ms(void) { return clock_ms(CLOCK_PROCESS_CPUTIME_ID); }
static inline double wall_ms(void) { return clock_ms(CLOCK_MONOTONIC); }

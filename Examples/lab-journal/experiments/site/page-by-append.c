// cc -O2 page-by-append.c && ./a.out >> engine-comparison.csv
// The page of engine-comparison.py: by bytes appended in straight code, and by a compiled list of instructions.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct { char href[32], title[32], text[64]; } Item;
static Item navigation[40], contents[10], backlinks[20];
static char body[8192], *out;
static size_t used;

static void put(const char *text, size_t size) { memcpy(out + used, text, size); used += size; }
static void lit(const char *text) { put(text, strlen(text)); }
static void esc(const char *text) {
    for (const char *from = text;; text++) {
        const char *entity = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;"
            : *text == '"' ? "&quot;" : NULL;
        if (!entity && *text) continue;
        put(from, (size_t)(text - from));
        if (!*text) return;
        lit(entity);
        from = text + 1;
    }
}

static void straight(void) {
    used = 0;
    lit("<!doctype html><title>"), esc("Fast & <safe> templates"), lit("</title>\n<nav><ul>\n");
    for (int i = 0; i < 40; i++)
        lit("<li><a href=\""), esc(navigation[i].href), lit("\">"), esc(navigation[i].title), lit("</a></li>\n");
    lit("</ul></nav>\n<ol>\n");
    for (int i = 0; i < 10; i++)
        lit("<li><a href=\"#"), esc(contents[i].href), lit("\">"), esc(contents[i].title), lit("</a></li>\n");
    lit("</ol>\n<main>"), lit(body), lit("</main>\n<ul>\n");
    for (int i = 0; i < 20; i++)
        lit("<li><a href=\""), esc(backlinks[i].href), lit("\">"), esc(backlinks[i].title), lit("</a> "),
            esc(backlinks[i].text), lit("</li>\n");
    lit("</ul>\n");
}

// A template compiled to a flat list: copy a literal, escape a slot, or loop over a list.
typedef enum { LITERAL, SLOT, RAW, LOOP, NEXT } Kind;
typedef struct { Kind kind; const char *text; size_t size; int field, jump; Item *items; int count; } Instruction;
static Instruction program[64];
static int length;
static const char *raw(int field) { return field ? body : "Fast & <safe> templates"; }
static void add(Kind kind, const char *text, int field) {
    program[length++] = (Instruction){ kind, text, text ? strlen(text) : 0, field, 0, NULL, 0 };
}
static void loop(Item *items, int count, const char *open, const char *middle, int with_text) {
    int start = length;
    add(LOOP, NULL, 0), program[start].items = items, program[start].count = count;
    add(LITERAL, open, 0), add(SLOT, NULL, 0), add(LITERAL, "\">", 0), add(SLOT, NULL, 1), add(LITERAL, middle, 0);
    if (with_text) add(SLOT, NULL, 2), add(LITERAL, "</li>\n", 0);
    add(NEXT, NULL, 0), program[length - 1].jump = start, program[start].jump = length;
}
static void compile(void) {
    add(LITERAL, "<!doctype html><title>", 0), add(RAW, NULL, 0), add(LITERAL, "</title>\n<nav><ul>\n", 0);
    loop(navigation, 40, "<li><a href=\"", "</a></li>\n", 0);
    add(LITERAL, "</ul></nav>\n<ol>\n", 0);
    loop(contents, 10, "<li><a href=\"#", "</a></li>\n", 0);
    add(LITERAL, "</ol>\n<main>", 0), add(RAW, NULL, 1), add(LITERAL, "</main>\n<ul>\n", 0);
    loop(backlinks, 20, "<li><a href=\"", "</a> ", 1);
    add(LITERAL, "</ul>\n", 0);
}
static void compiled(void) {
    used = 0;
    const Item *item = NULL;
    int left = 0;
    for (int at = 0; at < length; at++) {
        const Instruction *step = &program[at];
        switch (step->kind) {
        case LITERAL: put(step->text, step->size); break;
        case SLOT: esc(step->field == 0 ? item->href : step->field == 1 ? item->title : item->text); break;
        case RAW: if (step->field) lit(raw(1)); else esc(raw(0)); break;
        case LOOP: item = step->items, left = step->count; break;
        case NEXT: if (--left > 0) item++, at = step->jump; break;
        }
    }
}

static double us(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}
static void measure(const char *name, void (*render)(void), int run) {
    double start = us();
    for (int i = 0; i < 1000; i++) render();
    printf("\"%s\",%d,%.3f,%zu\n", name, run, (us() - start) / 1000, used);
}

int main(void) {
    out = malloc(1 << 16);
    for (int i = 0; i < 40; i++) sprintf(navigation[i].href, "notes/note-%d.html", i), sprintf(navigation[i].title, "Note %d & more", i);
    for (int i = 0; i < 10; i++) sprintf(contents[i].href, "part-%d", i), sprintf(contents[i].title, "Part %d", i);
    for (int i = 0; i < 20; i++) {
        sprintf(backlinks[i].href, "log/day-%d.html", i), sprintf(backlinks[i].title, "Day %d", i);
        sprintf(backlinks[i].text, "… so we tried <b> %d …", i);
    }
    strcpy(body, "<p>");
    for (int i = 0; i < 152; i++) strcat(body, "Seven kilobytes of text that is HTML already. ");
    strcat(body, "</p>");
    compile();
    straight();
    char *expected = strndup(out, used);
    size_t expected_size = used;
    compiled();
    if (used != expected_size || memcmp(out, expected, used) != 0) return 1;
    for (int run = 1; run <= 15; run++)
        measure("C, appended in straight code", straight, run), measure("C, compiled instructions", compiled, run);
}

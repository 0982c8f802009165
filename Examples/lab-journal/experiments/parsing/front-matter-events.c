// cc -O2 front-matter-events.c -lyaml && ./a.out CORPUS >> front-matter-parsers.csv
#include "corpus.h"
#include <yaml.h>

typedef struct { const unsigned char *start; size_t size; } Slice;
static size_t sink, fallbacks, invalid;
static int accept_empty_items;   // `-` alone on its line: the first version forgot it

// The lines between `---` at byte 0 and the next line that is `---`.
static int find_front_matter(const Note *note, Slice *slice) {
    const unsigned char *at = note->bytes, *end = at + note->size;
    if (note->size < 4 || memcmp(at, "---", 3) != 0 || (at[3] != '\n' && at[3] != '\r')) return 0;
    at = memchr(at, '\n', note->size);
    slice->start = ++at;
    while (at < end) {
        const unsigned char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((newline ? newline : end) - at);
        if (length && at[length - 1] == '\r') length--;
        if (length == 3 && memcmp(at, "---", 3) == 0) { slice->size = (size_t)(at - slice->start); return 1; }
        if (!newline) return 0;
        at = newline + 1;
    }
    return 0;
}

static int parse_events(Slice text) {
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, text.start, text.size);
    int done = 0, good = 1;
    while (!done) {
        if (!yaml_parser_parse(&parser, &event)) { good = 0; break; }
        if (event.type == YAML_SCALAR_EVENT) sink += event.data.scalar.length;
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

// A plain scalar that cannot mean anything else: no indicator first, no `: `, no ` #`, not continued.
static int is_plain(const unsigned char *at, const unsigned char *end) {
    if (at == end) return 1;
    if (*at == '"' || *at == '\'') {
        if (end - at < 2 || end[-1] != *at) return 0;
        for (const unsigned char *p = at + 1; p < end - 1; p++) if (*p == *at || *p == '\\') return 0;
        return 1;
    }
    if (strchr("-?:,[]{}#&*!|>%@`", *at)) return 0;
    for (const unsigned char *p = at; p < end; p++) {
        if (*p == ':' && (p + 1 == end || p[1] == ' ')) return 0;
        if (*p == '#' && p[-1] == ' ') return 0;
        if (*p == '\t') return 0;
    }
    return 1;
}

// `key: scalar`, `key:` and `- scalar` lines only; anything else goes to libyaml.
static int parse_fast(Slice text) {
    const unsigned char *at = text.start, *end = at + text.size;
    int list_may_follow = 0;
    while (at < end) {
        const unsigned char *newline = memchr(at, '\n', (size_t)(end - at));
        const unsigned char *stop = newline ? newline : end, *value = stop;
        const unsigned char *next = newline ? newline + 1 : end;
        while (stop > at && (stop[-1] == ' ' || stop[-1] == '\r')) stop--;
        if (stop == at) { at = next; continue; }
        const unsigned char *first = at;
        while (first < stop && *first == ' ') first++;
        if (accept_empty_items && stop - first == 1 && *first == '-') {
            if (!list_may_follow) return 0;
        } else if (stop - first >= 2 && first[0] == '-' && first[1] == ' ') {
            if (!list_may_follow || !is_plain(first + 2, stop)) return 0;
            sink += (size_t)(stop - first - 2);
        } else {
            if (first != at) return 0;
            for (value = at; value < stop && *value != ':'; value++)
                if (!(*value == '-' || *value == '_' || *value == ' ' || (*value >= '0' && *value <= '9')
                      || (*value >= 'A' && *value <= 'Z') || (*value >= 'a' && *value <= 'z'))) return 0;
            if (value == stop || value == at || *at == '-' || (value + 1 < stop && value[1] != ' ')) return 0;
            sink += (size_t)(value - at);
            for (value++; value < stop && *value == ' '; value++) {}
            if (!is_plain(value, stop)) return 0;
            list_may_follow = value == stop;
            sink += (size_t)(stop - value);
        }
        at = next;
    }
    return 1;
}

static void run(const char *method, int number) {
    fallbacks = invalid = 0;
    accept_empty_items = strcmp(method, "byte fast path") == 0;
    size_t count = 0;
    double start = cpu_ms();
    for (size_t i = 0; i < note_count; i++) {
        Slice text;
        if (!find_front_matter(&notes[i], &text)) continue;
        count++;
        if (strcmp(method, "locate only") == 0) { sink += text.size; continue; }
        if (strncmp(method, "byte fast path", 14) == 0 && parse_fast(text)) continue;
        fallbacks++;
        invalid += !parse_events(text);
    }
    printf("%s,%d,%.3f,%zu,%zu,%zu\n", method, number, cpu_ms() - start, count,
           strncmp(method, "byte fast path", 14) == 0 ? fallbacks : 0, strcmp(method, "locate only") ? invalid : 0);
}

int main(int argc, char **argv) {
    load_corpus(argc > 1 ? argv[1] : ".");
    printf("method,run,cpu_ms,front_matters,fallbacks,invalid\n");
    for (int number = 1; number <= 15; number++) {
        run("locate only", number);
        run("byte fast path first try", number);
        run("byte fast path", number);
        run("libyaml events", number);
    }
    fprintf(stderr, "%zu\n", sink);
}

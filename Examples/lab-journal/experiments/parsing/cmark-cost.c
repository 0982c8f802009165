// cc -O2 cmark-cost.c -lcmark-gfm-extensions -lcmark-gfm
// ./a.out CORPUS > cmark-by-size.csv            times, by size of the note
// valgrind --tool=callgrind ./a.out CORPUS ext  one pass with the named extension, for instruction counts
#include "corpus.h"
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

static const char *all[] = { "table", "strikethrough", "autolink", "tagfilter", "tasklist" };
static size_t html_bytes;

static void render(const Note *note, const char **extensions, size_t count, int options) {
    cmark_parser *parser = cmark_parser_new(options);
    for (size_t i = 0; i < count; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, (const char *)note->bytes, note->size);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    html_bytes += strlen(html);
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
}

static size_t bucket(size_t size) {
    size_t limit = 256;
    while (limit < size) limit *= 2;
    return limit;
}

int main(int argc, char **argv) {
    load_corpus(argv[1]);
    cmark_gfm_core_extensions_ensure_registered();
    if (argc > 2) {
        const char *name = argv[2];
        size_t count = strcmp(name, "all") == 0 ? 5 : strcmp(name, "none") == 0 || strcmp(name, "footnotes") == 0
            || strcmp(name, "load") == 0 ? 0 : 1;
        int options = CMARK_OPT_UNSAFE;
        if (strcmp(name, "footnotes") == 0 || strcmp(name, "all") == 0) options |= CMARK_OPT_FOOTNOTES;
        if (strcmp(name, "load") != 0)
            for (size_t i = 0; i < note_count; i++) render(&notes[i], count == 5 ? all : &name, count, options);
        return 0;
    }
    printf("set,bucket_bytes,run,notes,bytes,cpu_ms\n");
    for (int run = 1; run <= 9; run++)
        for (int set = 0; set < 2; set++)
            for (size_t limit = 256; limit <= 1 << 18; limit *= 2) {
                size_t count = 0, bytes = 0;
                double start = cpu_ms();
                for (size_t i = 0; i < note_count; i++)
                    if (bucket(notes[i].size) == limit) {
                        render(&notes[i], all, set ? 5 : 0, CMARK_OPT_UNSAFE | (set ? CMARK_OPT_FOOTNOTES : 0));
                        count++, bytes += notes[i].size;
                    }
                if (count)
                    printf("%s,%zu,%d,%zu,%zu,%.4f\n", set ? "all extensions" : "core", limit, run, count, bytes,
                           cpu_ms() - start);
            }
    fprintf(stderr, "%zu\n", html_bytes);
}

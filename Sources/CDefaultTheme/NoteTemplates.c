#include "CDefaultTheme.h"

// The same as in CDefaultTheme.c, for files that no page is made of.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Each array ends with a zero that is not part of the file, so that an empty file is an array too.
#define FILE_OF(name, array) {name, array, sizeof array - 1}

static const unsigned char calendar_cdx[] = {
#embed "../../Templates/notes/calendar.cdx" suffix(,)
    0};
static const unsigned char daily_md[] = {
#embed "../../Templates/notes/daily.md" suffix(,)
    0};
static const unsigned char decision_md[] = {
#embed "../../Templates/notes/decision.md" suffix(,)
    0};
static const unsigned char experiment_md[] = {
#embed "../../Templates/notes/experiment.md" suffix(,)
    0};
static const unsigned char gallery_cdx[] = {
#embed "../../Templates/notes/gallery.cdx" suffix(,)
    0};
static const unsigned char idea_md[] = {
#embed "../../Templates/notes/idea.md" suffix(,)
    0};
static const unsigned char kanban_cdx[] = {
#embed "../../Templates/notes/kanban.cdx" suffix(,)
    0};
static const unsigned char meeting_md[] = {
#embed "../../Templates/notes/meeting.md" suffix(,)
    0};
static const unsigned char reference_md[] = {
#embed "../../Templates/notes/reference.md" suffix(,)
    0};
static const unsigned char runs_cdx[] = {
#embed "../../Templates/notes/runs.cdx" suffix(,)
    0};
static const unsigned char table_cdx[] = {
#embed "../../Templates/notes/table.cdx" suffix(,)
    0};
static const unsigned char task_list_cdx[] = {
#embed "../../Templates/notes/task-list.cdx" suffix(,)
    0};

const struct default_theme_file *default_note_templates(size_t *count) {
    static const struct default_theme_file files[] = {
        FILE_OF("calendar.cdx", calendar_cdx),
        FILE_OF("daily.md", daily_md),
        FILE_OF("decision.md", decision_md),
        FILE_OF("experiment.md", experiment_md),
        FILE_OF("gallery.cdx", gallery_cdx),
        FILE_OF("idea.md", idea_md),
        FILE_OF("kanban.cdx", kanban_cdx),
        FILE_OF("meeting.md", meeting_md),
        FILE_OF("reference.md", reference_md),
        FILE_OF("runs.cdx", runs_cdx),
        FILE_OF("table.cdx", table_cdx),
        FILE_OF("task-list.cdx", task_list_cdx),
    };
    *count = sizeof files / sizeof *files;
    return files;
}

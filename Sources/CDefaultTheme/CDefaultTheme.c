#include "CDefaultTheme.h"

// `#embed` (C23) puts the files into the program, and the compiler notes them as dependencies: a changed template is in
// the next build. A test compares these tables with the folders.
#if !defined(__has_embed)
#error "The default theme is embedded with #embed, which clang has from version 19; use Swift's own clang."
#endif

#pragma clang diagnostic ignored "-Wc23-extensions"

// Each array ends with a zero that is not part of the file, so that an empty file is an array too.
#define FILE_OF(name, array) {name, array, sizeof array - 1}

static const unsigned char backlinks_mustache[] = {
#embed "../../Templates/backlinks.mustache" suffix(,)
    0};
static const unsigned char breadcrumbs_mustache[] = {
#embed "../../Templates/breadcrumbs.mustache" suffix(,)
    0};
static const unsigned char content_security_policy_mustache[] = {
#embed "../../Templates/content-security-policy.mustache" suffix(,)
    0};
static const unsigned char contents_mustache[] = {
#embed "../../Templates/contents.mustache" suffix(,)
    0};
static const unsigned char counts_mustache[] = {
#embed "../../Templates/counts.mustache" suffix(,)
    0};
static const unsigned char folder_cards_mustache[] = {
#embed "../../Templates/folder-cards.mustache" suffix(,)
    0};
static const unsigned char folder_mustache[] = {
#embed "../../Templates/folder.mustache" suffix(,)
    0};
static const unsigned char footer_mustache[] = {
#embed "../../Templates/footer.mustache" suffix(,)
    0};
static const unsigned char home_mustache[] = {
#embed "../../Templates/home.mustache" suffix(,)
    0};
static const unsigned char layout_mustache[] = {
#embed "../../Templates/layout.mustache" suffix(,)
    0};
static const unsigned char navigation_mustache[] = {
#embed "../../Templates/navigation.mustache" suffix(,)
    0};
static const unsigned char not_found_mustache[] = {
#embed "../../Templates/not-found.mustache" suffix(,)
    0};
static const unsigned char note_list_mustache[] = {
#embed "../../Templates/note-list.mustache" suffix(,)
    0};
static const unsigned char note_mustache[] = {
#embed "../../Templates/note.mustache" suffix(,)
    0};
static const unsigned char redirect_mustache[] = {
#embed "../../Templates/redirect.mustache" suffix(,)
    0};
static const unsigned char search_mustache[] = {
#embed "../../Templates/search.mustache" suffix(,)
    0};
static const unsigned char tag_links_mustache[] = {
#embed "../../Templates/tag-links.mustache" suffix(,)
    0};
static const unsigned char tag_list_mustache[] = {
#embed "../../Templates/tag-list.mustache" suffix(,)
    0};
static const unsigned char tag_node_mustache[] = {
#embed "../../Templates/tag-node.mustache" suffix(,)
    0};
static const unsigned char tag_mustache[] = {
#embed "../../Templates/tag.mustache" suffix(,)
    0};
static const unsigned char view_calendar_day_mustache[] = {
#embed "../../Templates/view-calendar-day.mustache" suffix(,)
    0};
static const unsigned char view_calendar_entry_mustache[] = {
#embed "../../Templates/view-calendar-entry.mustache" suffix(,)
    0};
static const unsigned char view_calendar_mustache[] = {
#embed "../../Templates/view-calendar.mustache" suffix(,)
    0};
static const unsigned char view_card_mustache[] = {
#embed "../../Templates/view-card.mustache" suffix(,)
    0};
static const unsigned char view_corkboard_mustache[] = {
#embed "../../Templates/view-corkboard.mustache" suffix(,)
    0};
static const unsigned char view_dashboard_mustache[] = {
#embed "../../Templates/view-dashboard.mustache" suffix(,)
    0};
static const unsigned char view_date_mustache[] = {
#embed "../../Templates/view-date.mustache" suffix(,)
    0};
static const unsigned char view_empty_mustache[] = {
#embed "../../Templates/view-empty.mustache" suffix(,)
    0};
static const unsigned char view_gallery_mustache[] = {
#embed "../../Templates/view-gallery.mustache" suffix(,)
    0};
static const unsigned char view_kanban_cards_mustache[] = {
#embed "../../Templates/view-kanban-cards.mustache" suffix(,)
    0};
static const unsigned char view_kanban_head_mustache[] = {
#embed "../../Templates/view-kanban-head.mustache" suffix(,)
    0};
static const unsigned char view_kanban_mustache[] = {
#embed "../../Templates/view-kanban.mustache" suffix(,)
    0};
static const unsigned char view_legend_mustache[] = {
#embed "../../Templates/view-legend.mustache" suffix(,)
    0};
static const unsigned char view_list_mustache[] = {
#embed "../../Templates/view-list.mustache" suffix(,)
    0};
static const unsigned char view_rollup_mustache[] = {
#embed "../../Templates/view-rollup.mustache" suffix(,)
    0};
static const unsigned char view_runs_mustache[] = {
#embed "../../Templates/view-runs.mustache" suffix(,)
    0};
static const unsigned char view_search_mustache[] = {
#embed "../../Templates/view-search.mustache" suffix(,)
    0};
static const unsigned char view_section_mustache[] = {
#embed "../../Templates/view-section.mustache" suffix(,)
    0};
static const unsigned char view_table_mustache[] = {
#embed "../../Templates/view-table.mustache" suffix(,)
    0};
static const unsigned char view_task_list_mustache[] = {
#embed "../../Templates/view-task-list.mustache" suffix(,)
    0};
static const unsigned char view_task_mustache[] = {
#embed "../../Templates/view-task.mustache" suffix(,)
    0};
static const unsigned char view_timeline_mustache[] = {
#embed "../../Templates/view-timeline.mustache" suffix(,)
    0};
static const unsigned char view_mustache[] = {
#embed "../../Templates/view.mustache" suffix(,)
    0};

const struct default_theme_file *default_theme_templates(size_t *count) {
    static const struct default_theme_file files[] = {
        FILE_OF("backlinks.mustache", backlinks_mustache),
        FILE_OF("breadcrumbs.mustache", breadcrumbs_mustache),
        FILE_OF("content-security-policy.mustache", content_security_policy_mustache),
        FILE_OF("contents.mustache", contents_mustache),
        FILE_OF("counts.mustache", counts_mustache),
        FILE_OF("folder-cards.mustache", folder_cards_mustache),
        FILE_OF("folder.mustache", folder_mustache),
        FILE_OF("footer.mustache", footer_mustache),
        FILE_OF("home.mustache", home_mustache),
        FILE_OF("layout.mustache", layout_mustache),
        FILE_OF("navigation.mustache", navigation_mustache),
        FILE_OF("not-found.mustache", not_found_mustache),
        FILE_OF("note-list.mustache", note_list_mustache),
        FILE_OF("note.mustache", note_mustache),
        FILE_OF("redirect.mustache", redirect_mustache),
        FILE_OF("search.mustache", search_mustache),
        FILE_OF("tag-links.mustache", tag_links_mustache),
        FILE_OF("tag-list.mustache", tag_list_mustache),
        FILE_OF("tag-node.mustache", tag_node_mustache),
        FILE_OF("tag.mustache", tag_mustache),
        FILE_OF("view-calendar-day.mustache", view_calendar_day_mustache),
        FILE_OF("view-calendar-entry.mustache", view_calendar_entry_mustache),
        FILE_OF("view-calendar.mustache", view_calendar_mustache),
        FILE_OF("view-card.mustache", view_card_mustache),
        FILE_OF("view-corkboard.mustache", view_corkboard_mustache),
        FILE_OF("view-dashboard.mustache", view_dashboard_mustache),
        FILE_OF("view-date.mustache", view_date_mustache),
        FILE_OF("view-empty.mustache", view_empty_mustache),
        FILE_OF("view-gallery.mustache", view_gallery_mustache),
        FILE_OF("view-kanban-cards.mustache", view_kanban_cards_mustache),
        FILE_OF("view-kanban-head.mustache", view_kanban_head_mustache),
        FILE_OF("view-kanban.mustache", view_kanban_mustache),
        FILE_OF("view-legend.mustache", view_legend_mustache),
        FILE_OF("view-list.mustache", view_list_mustache),
        FILE_OF("view-rollup.mustache", view_rollup_mustache),
        FILE_OF("view-runs.mustache", view_runs_mustache),
        FILE_OF("view-search.mustache", view_search_mustache),
        FILE_OF("view-section.mustache", view_section_mustache),
        FILE_OF("view-table.mustache", view_table_mustache),
        FILE_OF("view-task-list.mustache", view_task_list_mustache),
        FILE_OF("view-task.mustache", view_task_mustache),
        FILE_OF("view-timeline.mustache", view_timeline_mustache),
        FILE_OF("view.mustache", view_mustache),
    };
    *count = sizeof files / sizeof *files;
    return files;
}

static const unsigned char blocks_css[] = {
#embed "../../site-assets/blocks.css" suffix(,)
    0};
static const unsigned char charts_css[] = {
#embed "../../site-assets/charts.css" suffix(,)
    0};
static const unsigned char code_css[] = {
#embed "../../site-assets/code.css" suffix(,)
    0};
static const unsigned char icon_svg[] = {
#embed "../../site-assets/icon.svg" suffix(,)
    0};
static const unsigned char lightbox_js[] = {
#embed "../../site-assets/lightbox.js" suffix(,)
    0};
static const unsigned char navigation_js[] = {
#embed "../../site-assets/navigation.js" suffix(,)
    0};
static const unsigned char search_engine_js[] = {
#embed "../../site-assets/search-engine.js" suffix(,)
    0};
static const unsigned char search_index_js[] = {
#embed "../../site-assets/search-index.js" suffix(,)
    0};
static const unsigned char search_css[] = {
#embed "../../site-assets/search.css" suffix(,)
    0};
static const unsigned char search_js[] = {
#embed "../../site-assets/search.js" suffix(,)
    0};
static const unsigned char site_css[] = {
#embed "../../site-assets/site.css" suffix(,)
    0};
static const unsigned char site_js[] = {
#embed "../../site-assets/site.js" suffix(,)
    0};
static const unsigned char view_boards_css[] = {
#embed "../../site-assets/view-boards.css" suffix(,)
    0};
static const unsigned char view_calendar_css[] = {
#embed "../../site-assets/view-calendar.css" suffix(,)
    0};
static const unsigned char view_gallery_css[] = {
#embed "../../site-assets/view-gallery.css" suffix(,)
    0};
static const unsigned char views_css[] = {
#embed "../../site-assets/views.css" suffix(,)
    0};
static const unsigned char views_js[] = {
#embed "../../site-assets/views.js" suffix(,)
    0};

const struct default_theme_file *default_theme_assets(size_t *count) {
    static const struct default_theme_file files[] = {
        FILE_OF("blocks.css", blocks_css),
        FILE_OF("charts.css", charts_css),
        FILE_OF("code.css", code_css),
        FILE_OF("icon.svg", icon_svg),
        FILE_OF("lightbox.js", lightbox_js),
        FILE_OF("navigation.js", navigation_js),
        FILE_OF("search-engine.js", search_engine_js),
        FILE_OF("search-index.js", search_index_js),
        FILE_OF("search.css", search_css),
        FILE_OF("search.js", search_js),
        FILE_OF("site.css", site_css),
        FILE_OF("site.js", site_js),
        FILE_OF("view-boards.css", view_boards_css),
        FILE_OF("view-calendar.css", view_calendar_css),
        FILE_OF("view-gallery.css", view_gallery_css),
        FILE_OF("views.css", views_css),
        FILE_OF("views.js", views_js),
    };
    *count = sizeof files / sizeof *files;
    return files;
}

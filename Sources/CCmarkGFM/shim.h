#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
// The internal node layout, for reading literals without the copy that `cmark_node_get_literal` makes.
#include <cmark-gfm/node.h>
#include <cmark-gfm/houdini.h>
// The definitions of links, for keeping long ones out of every link that names them.
#include <cmark-gfm/map.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/references.h>

// The types of the extensions' nodes are variables that registration sets once, declared by no installed header;
// these functions read them.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;
static inline uint16_t codex_node_type_table(void) { return (uint16_t)CMARK_NODE_TABLE; }
static inline uint16_t codex_node_type_table_row(void) { return (uint16_t)CMARK_NODE_TABLE_ROW; }
static inline uint16_t codex_node_type_table_cell(void) { return (uint16_t)CMARK_NODE_TABLE_CELL; }
static inline uint16_t codex_node_type_strikethrough(void) { return (uint16_t)CMARK_NODE_STRIKETHROUGH; }

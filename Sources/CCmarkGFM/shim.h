#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
// The internal node layout, for reading literals without the copy that `cmark_node_get_literal` makes.
#include <cmark-gfm/node.h>

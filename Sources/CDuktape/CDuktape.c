#include "CDuktape.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdlib.h>

// The engine is compiled from the source that the system ships, and not linked, since its bounds on work and stack can
// only be had at compile time.

struct js_engine {
    struct duk_hthread *context;
    size_t memory_limit;
    size_t memory_held;
    size_t stack_limit;
    /// Where the stack stood when the running call began; it grows down.
    const char *stack_start;
    uint64_t steps_left;
    bool is_exhausted;
};

/// Four for each of the 262,144 instructions between two checks.
static const uint64_t steps_between_checks = 4 * 262144;

static inline bool js_engine_spend(struct js_engine *engine, uint64_t steps) {
    if (engine->steps_left < steps) {
        // Nothing may go on, or a script could catch the error and work on.
        engine->steps_left = 0;
        engine->is_exhausted = true;
        return true;
    }
    engine->steps_left -= steps;
    return false;
}

/// Long texts take long to make, even by a single instruction. The next check finds what is left.
static inline void js_engine_spend_on_memory(struct js_engine *engine, size_t byte_count) {
    uint64_t steps = byte_count < 4096 ? 0 : byte_count / 128;
    engine->steps_left -= steps < engine->steps_left ? steps : engine->steps_left;
}

/// Stands at the start of all functions that call themselves, and so in each attempt of a regular expression.
static inline bool js_engine_check_recursion(struct js_engine *engine) {
    const char *stack = __builtin_frame_address(0);
    return (size_t)(engine->stack_start - stack) > engine->stack_limit || js_engine_spend(engine, 1);
}

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#define DUK_COMPILING_DUKTAPE
#include </usr/share/duktape/duk_config.h>

#define DUK_USE_INTERRUPT_COUNTER
#define DUK_USE_EXEC_TIMEOUT_CHECK(engine) js_engine_spend(engine, steps_between_checks)
#define DUK_USE_NATIVE_STACK_CHECK() js_engine_check_recursion(thr->heap->heap_udata)
// Lines of errors and traces are for who writes scripts; without them compiled scripts are smaller.
#undef DUK_USE_PC2LINE
#undef DUK_USE_TRACEBACKS
#undef DUK_USE_DEBUGGER_SUPPORT

#include </usr/share/duktape/duktape.c>
#pragma clang diagnostic pop

// The amounts are those that `malloc` really takes.

static size_t js_engine_memory_left(const struct js_engine *engine) {
    return engine->memory_held < engine->memory_limit ? engine->memory_limit - engine->memory_held : 0;
}

static void *js_engine_allocate(void *udata, duk_size_t count) {
    struct js_engine *engine = udata;
    if (count == 0 || count > js_engine_memory_left(engine)) return NULL;
    js_engine_spend_on_memory(engine, count);
    void *memory = malloc(count);
    engine->memory_held += malloc_usable_size(memory);
    return memory;
}

static void js_engine_release(void *udata, void *memory) {
    struct js_engine *engine = udata;
    engine->memory_held -= malloc_usable_size(memory);
    free(memory);
}

static void *js_engine_reallocate(void *udata, void *memory, duk_size_t count) {
    struct js_engine *engine = udata;
    if (memory == NULL) return js_engine_allocate(udata, count);
    if (count == 0) {
        js_engine_release(udata, memory);
        return NULL;
    }
    js_engine_spend_on_memory(engine, count);
    size_t old = malloc_usable_size(memory);
    if (count > old && count - old > js_engine_memory_left(engine)) return NULL;
    void *moved = realloc(memory, count);
    if (moved != NULL) engine->memory_held += malloc_usable_size(moved) - old;
    return moved;
}

/// Takes away what could make one call's result differ from another's.
static duk_ret_t forget_clock_and_chance(duk_context *context, void *udata) {
    (void)udata;
    duk_push_global_object(context);
    duk_del_prop_literal(context, -1, "Date");
    duk_del_prop_literal(context, -1, "performance");
    duk_get_prop_literal(context, -1, "Math");
    duk_del_prop_literal(context, -1, "random");
    return 0;
}

struct js_engine *js_engine_make(size_t memory_limit, size_t stack_limit) {
    struct js_engine *engine = calloc(1, sizeof *engine);
    if (engine == NULL) return NULL;
    engine->memory_limit = memory_limit;
    engine->stack_limit = stack_limit;
    engine->stack_start = __builtin_frame_address(0);
    engine->steps_left = UINT64_MAX;
    engine->context =
        duk_create_heap(js_engine_allocate, js_engine_reallocate, js_engine_release, engine, /* fatal_handler */ NULL);
    if (engine->context == NULL) {
        free(engine);
        return NULL;
    }
    if (duk_safe_call(engine->context, forget_clock_and_chance, NULL, 0, 1) == DUK_EXEC_SUCCESS) return engine;
    js_engine_free(engine);
    return NULL;
}

void js_engine_free(struct js_engine *engine) {
    engine->stack_start = __builtin_frame_address(0);
    engine->steps_left = UINT64_MAX;
    duk_destroy_heap(engine->context);
    free(engine);
}

/// What a protected function is to do.
struct js_request {
    const char *function;
    const struct js_bytes *arguments;
    size_t argument_count;
};

static void push_text(duk_context *context, struct js_bytes text) {
    duk_push_lstring(context, (const char *)text.bytes, text.count);
}

static duk_ret_t compile_script(duk_context *context, void *udata) {
    const struct js_request *request = udata;
    push_text(context, request->arguments[0]);
    duk_push_string(context, request->function);
    duk_compile(context, 0);
    duk_dump_function(context);
    duk_base64_encode(context, -1);
    return 1;
}

static duk_ret_t run_script(duk_context *context, void *udata) {
    const struct js_request *request = udata;
    duk_push_external_buffer(context);
    duk_config_buffer(context, -1, (void *)request->arguments[0].bytes, request->arguments[0].count);
    duk_base64_decode(context, -1);
    duk_load_function(context);
    duk_call(context, 0);
    return 1;
}

static duk_ret_t call_function(duk_context *context, void *udata) {
    const struct js_request *request = udata;
    duk_get_global_string(context, request->function);
    for (size_t index = 0; index < request->argument_count; index += 1) push_text(context, request->arguments[index]);
    duk_call(context, (duk_idx_t)request->argument_count);
    duk_to_string(context, -1);
    return 1;
}

static enum js_outcome js_engine_perform(
    struct js_engine *engine, duk_safe_call_function function, struct js_request *request, uint64_t step_limit,
    struct js_bytes *result) {
    duk_context *context = engine->context;
    duk_set_top(context, 0);
    engine->stack_start = __builtin_frame_address(0);
    engine->steps_left = step_limit;
    engine->is_exhausted = false;
    // The first instruction is a check, wherever the last call stopped between two.
    context->interrupt_counter = 0;
    duk_int_t status = duk_safe_call(context, function, request, 0, 1);
    bool is_exhausted = engine->is_exhausted;
    engine->steps_left = UINT64_MAX;
    engine->is_exhausted = false;
    context->interrupt_counter = 0;
    result->bytes = (const unsigned char *)duk_safe_to_lstring(context, -1, &result->count);
    if (is_exhausted) return js_exhausted;
    return status == DUK_EXEC_SUCCESS ? js_returned : js_threw;
}

enum js_outcome js_engine_compile(struct js_engine *engine, struct js_bytes source, struct js_bytes *result) {
    struct js_request request = {"", &source, 1};
    return js_engine_perform(engine, compile_script, &request, UINT64_MAX, result);
}

enum js_outcome js_engine_run(struct js_engine *engine, struct js_bytes compiled, struct js_bytes *message) {
    struct js_request request = {NULL, &compiled, 1};
    return js_engine_perform(engine, run_script, &request, UINT64_MAX, message);
}

enum js_outcome js_engine_call(
    struct js_engine *engine, const char *function, const struct js_bytes *arguments, size_t argument_count,
    uint64_t step_limit, struct js_bytes *result) {
    struct js_request request = {function, arguments, argument_count};
    return js_engine_perform(engine, call_function, &request, step_limit, result);
}

#ifndef C_DUKTAPE_H
#define C_DUKTAPE_H

#include <stddef.h>
#include <stdint.h>

/// A JavaScript engine: ECMAScript 5.1 with a heap of its own, and bounds on memory, stack and work.
///
/// One thread at a time may use an engine; different engines share nothing. A script sees no clock, no random numbers,
/// no files and nothing of the program. Texts are UTF-8 here and inside, so that a character beyond U+FFFF is one character to a script and
/// not two, as the standard has it; surrogates of three bytes each (CESU-8) work as the standard says.
struct js_engine;

/// Bytes that belong to someone else.
struct js_bytes {
    const unsigned char *_Nullable bytes;
    size_t count;
};

enum js_outcome {
    js_returned,
    /// An error left the script: its own, a nesting that is too deep, or memory that ran out.
    js_threw,
    /// The call had used up its steps. What it was changing is left half done.
    js_exhausted,
};

/// Makes an engine, or none when memory is short.
///
/// - memory_limit: bytes that scripts may hold; about 300,000 are an engine's own.
/// - stack_limit: bytes of the calling thread's stack that a call may take, some more for the last function aside.
struct js_engine *_Nullable js_engine_make(size_t memory_limit, size_t stack_limit);

void js_engine_free(struct js_engine *_Nonnull engine);

/// Compiles a script to what `js_engine_run` takes, in base 64.
///
/// - result: the compiled script, or the error's message; the engine's own until it is used again.
enum js_outcome js_engine_compile(
    struct js_engine *_Nonnull engine, struct js_bytes source, struct js_bytes *_Nonnull result);

/// Runs a compiled script, without a bound on its steps.
///
/// The bytes must come from `js_engine_compile` of the same build: the engine trusts them.
///
/// - message: the error's, when one left the script; the engine's own until it is used again.
enum js_outcome js_engine_run(
    struct js_engine *_Nonnull engine, struct js_bytes compiled, struct js_bytes *_Nonnull message);

/// Calls a global function with texts; what it returns is made a text.
///
/// The same call on engines with the same history takes the same number of steps, on any machine.
///
/// - step_limit: four steps are an instruction, counted a million steps at a time; one is an attempt of a regular
///   expression, and one 128 bytes of a long text that is made. A million takes about 10 ms.
/// - result: the text, or the error's message; the engine's own until it is used again.
enum js_outcome js_engine_call(
    struct js_engine *_Nonnull engine, const char *_Nonnull function, const struct js_bytes *_Nonnull arguments,
    size_t argument_count, uint64_t step_limit, struct js_bytes *_Nonnull result);

#endif

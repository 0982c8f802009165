// What KaTeX expects of a browser, beyond ECMAScript 5. Scripts here run in the engine of `CDuktape`.

/* The global object; the library puts itself into it. */
var self = this;

var console = { log: function () {}, warn: function () {}, error: function () {} };

if (!Array.prototype.fill) {
  Object.defineProperty(Array.prototype, "fill", {
    configurable: true,
    writable: true,
    value: function (value, start, end) {
      var last = end === undefined ? this.length : end;
      for (var index = start || 0; index < last; index += 1) this[index] = value;
      return this;
    },
  });
}

// What Swift calls for code: `highlightCode`.

(function (global) {
  "use strict";

  global.hljs.configure({
    // Where a language says that a part of it may be in any other, the result would depend on which are loaded.
    languages: [],
    hideUpgradeWarningAcceptNoSupportOrSecurityUpdates: true,
  });

  global.highlightCode = function (language, code) {
    var result = global.hljs.highlight(language, code, true);
    if (result.errorRaised) throw result.errorRaised;
    return result.value;
  };
})(this);

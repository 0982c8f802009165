// KaTeX writes MathML 3; browsers draw MathML Core, which leaves to CSS how tables look.

(function (global) {
  "use strict";

  /* KaTeX's own kinds of nodes, which it doesn't name outside; set from the first formula. */
  var MathNode, TextNode;

  function addStyle(node, declaration) {
    var style = node.attributes.style;
    node.setAttribute("style", style ? style + ";" + declaration : declaration);
  }

  function hasClass(node, name) {
    return node.classes !== undefined && node.classes.indexOf(name) >= 0;
  }

  // ---------------------------------------------------------------- Tables

  /* Takes an attribute that is a list, of which the last value holds for all further columns or rows. */
  function takeList(node, name) {
    var values = node.attributes[name] === undefined ? [] : node.attributes[name].split(" ");
    delete node.attributes[name];
    return function (index) { return values.length === 0 ? "" : values[Math.min(index, values.length - 1)]; };
  }

  function half(length) {
    return length === "0em" ? "0" : parseFloat(length) / 2 + "em";
  }

  /* What is in a cell is a block, which only a browser's own kind of alignment moves; all know this one by this name. */
  var sides = { left: "text-align:left", right: "text-align:-webkit-right" };

  var lines = { solid: "1px solid", dashed: "1px dashed" };

  function rewriteTable(table) {
    // A browser's own distance is about that of matrices.
    var isSpaced = table.attributes.columnspacing !== "1em";
    var align = takeList(table, "columnalign");
    var spacing = takeList(table, "columnspacing");
    var columnLine = takeList(table, "columnlines");
    var rowLine = takeList(table, "rowlines");
    delete table.attributes.rowspacing;
    table.children.forEach(function (row, rowIndex) {
      row.children.forEach(function (cell, index) {
        var isLast = index === row.children.length - 1;
        if (sides[align(index)]) addStyle(cell, sides[align(index)]);
        if (isSpaced) {
          addStyle(cell, "padding-left:" + (index === 0 ? "0" : half(spacing(index - 1))));
          addStyle(cell, "padding-right:" + (isLast ? "0" : half(spacing(index))));
        }
        if (!isLast && lines[columnLine(index)]) addStyle(cell, "border-right:" + lines[columnLine(index)]);
        if (rowIndex < table.children.length - 1 && lines[rowLine(rowIndex)]) {
          addStyle(cell, "border-bottom:" + lines[rowLine(rowIndex)]);
        }
      });
    });
  }

  /* KaTeX takes the first and the last line of columns for the upper and the lower edge, and those of rows for the sides. */
  var edges = { top: "border-left", bottom: "border-right", left: "border-top", right: "border-bottom" };

  function rewriteEdges(enclosure) {
    var table = enclosure.children[0];
    enclosure.attributes.notation.split(" ").forEach(function (edge) { addStyle(table, edges[edge] + ":1px solid"); });
    enclosure.type = "mrow";
    delete enclosure.attributes.notation;
  }

  // ---------------------------------------------------------------- Tags

  function cell(children, style) {
    var made = new MathNode("mtd", children);
    if (style) made.setAttribute("style", style);
    return made;
  }

  function words(nodes) {
    return nodes.map(function (node) {
      if (node.type === "spacing") return " ";
      return node.text || words([].concat(node.body || node.base || []));
    }).join("");
  }

  /*
    The tags of the rows of each table that has any, of a parse tree, in order: words, or none where a row would be
    numbered. KaTeX's MathML has the numbers alone.
  */
  global.rowTags = function (tree) {
    var found = [];
    function collect(value) {
      if (value === null || typeof value !== "object") return;
      if (value.type === "array" && value.tags && value.tags.some(Boolean)) {
        found.push(value.tags.map(function (tag) { return Array.isArray(tag) ? words(tag) : ""; }));
      }
      for (var key in value) if (key !== "loc" && key !== "tags") collect(value[key]);
    }
    collect(tree);
    return found;
  };

  /* Takes out the cells in which KaTeX's style sheet counts rows; says whether there were any. */
  function takeNumbers(table) {
    var isNumbered = false;
    table.children.forEach(function (row) {
      row.children = row.children.filter(function (child) {
        var isNumber = hasClass(child, "mml-eqn-num") || hasClass(child, "mtr-glue");
        isNumbered = isNumbered || isNumber;
        return !isNumber;
      });
    });
    return isNumbered;
  }

  function addTags(table, tags) {
    addStyle(table, "width:100%");
    table.children.forEach(function (row, index) {
      var tag = tags[index] ? [new MathNode("mtext", [new TextNode(tags[index])])] : [];
      row.children = [cell([], "width:50%")].concat(row.children, [cell([], "width:50%"), cell(tag)]);
    });
  }

  /* Of the table around a formula with a tag, and of its cells. */
  function rewriteWidth(node) {
    addStyle(node, "width:" + node.attributes.width);
    delete node.attributes.width;
  }

  // ---------------------------------------------------------------- Whole formulas

  /* Core knows lengths, and neither lengths to be added nor parts of what is inside. */
  function rewritePadding(node) {
    var taken = {};
    ["width", "height", "lspace", "voffset"].forEach(function (name) {
      taken[name] = node.attributes[name];
      delete node.attributes[name];
    });
    addStyle(node, "padding:" + (taken.voffset || "0") + " " + (taken.lspace || "0"));
  }

  /* `\mathllap` and `\mathclap` take no room, and begin before their place by all or half of what is inside. */
  function rewriteOverlap(node) {
    var shift = node.attributes.lspace === "-1width" ? "-100%" : "-50%";
    delete node.attributes.lspace;
    var content = new MathNode("mrow", node.children);
    content.setAttribute("style", "translate:" + shift);
    node.children = [content];
  }

  function isLineBreak(node) {
    return node.type === "mspace" && node.attributes.linebreak === "newline";
  }

  /* The lines of a formula that `\\` or `\newline` breaks outside of any table become rows. */
  function breakLines(semantics, isDisplay) {
    var row = semantics.children[0];
    if (row.type !== "mrow" || !row.children.some(isLineBreak)) return;
    var lines = [[]];
    row.children.forEach(function (node) {
      if (isLineBreak(node)) lines.push([]);
      else lines[lines.length - 1].push(node);
    });
    semantics.children[0] = new MathNode("mtable", lines.map(function (line) {
      return new MathNode("mtr", [cell([new MathNode("mrow", line)], "text-align:left;padding-left:0;padding-right:0")]);
    }));
    if (isDisplay) semantics.children[0].setAttribute("displaystyle", "true");
  }

  /* - tags: as `rowTags` gives them; they are taken out. */
  function rewrite(node, tags) {
    if (!node.children) return;
    if (node.attributes) rewriteNode(node, tags);
    node.children.forEach(function (child) { rewrite(child, tags); });
  }

  /* A parser of HTML takes what is inside for HTML, were it more than a text. */
  function rewriteToken(node) {
    var isText = node.children.every(function (child) { return child.text !== undefined; });
    if (/^m(i|n|o|text)$/.test(node.type) && !isText) node.type = "mrow";
  }

  /* Bars that KaTeX takes for relations, which don't grow. */
  var bars = { "∣": "|", "∥": "‖" };

  function rewriteFence(node) {
    var content = node.children[0];
    if (node.type === "mo" && node.attributes.fence && content && bars[content.text]) content.text = bars[content.text];
  }

  function rewriteNode(node, tags) {
    rewriteToken(node);
    rewriteFence(node);
    global.rewriteAccent(node);
    global.rewriteLetters(node);
    if (/%$/.test(node.attributes.width)) {
      rewriteWidth(node);
    } else if (node.type === "mtable") {
      var rows = takeNumbers(node) ? tags.shift() : undefined;
      rewriteTable(node);
      if (rows && rows.some(Boolean)) addTags(node, rows);
    } else if (node.type === "menclose" && node.children[0].type === "mtable" && node.children[0].attributes.rowspacing) {
      rewriteEdges(node);
    } else if (node.type === "mpadded" && /^\+/.test(node.attributes.width)) {
      rewritePadding(node);
    } else if (node.type === "mpadded" && /width$/.test(node.attributes.lspace)) {
      rewriteOverlap(node);
    }
  }

  global.rewriteForBrowsers = function (math, tags) {
    var semantics = math.children[0];
    MathNode = math.constructor;
    TextNode = semantics.children[1].children[0].constructor;
    rewrite(semantics.children[0], tags);
    breakLines(semantics, math.attributes.display === "block");
  };
})(this);

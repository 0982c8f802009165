/* What scripts add to views: tables that readers sort and filter. Without them the order of the query stands. */

"use strict";

(() => {
  /* Numbers by their value, texts as people of the page's language sort them; empty cells are last either way. */
  const compare = new Intl.Collator(document.documentElement.lang || "en", { numeric: true }).compare;

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell ? cell.dataset.key ?? cell.textContent.trim() : "";
  };

  const order = (first, second, isNumber) => {
    if (first === "" || second === "") return first === second ? 0 : first === "" ? 1 : -1;
    return isNumber ? Number(first) - Number(second) : compare(first, second);
  };

  const sort = (table, column, direction) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({ row, place, key: keyOf(row, column) }));
    const isNumber = rows.every(({ key }) => key === "" || !Number.isNaN(Number(key)));
    rows.sort((one, other) => {
      const sign = order(one.key, other.key, isNumber);
      const turned = direction === "descending" && one.key !== "" && other.key !== "" ? -sign : sign;
      return turned || one.place - other.place;
    });
    for (const { row } of rows) body.append(row);
  };

  const makeSortable = (table) => {
    const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
    heads.forEach((head, column) => {
      if (head.tagName !== "TH") return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", direction);
        sort(table, column, direction);
      });
    });
  };

  /* Shorter tables are seen at a glance. */
  const leastFilteredRows = 9;

  const makeFilterable = (view) => {
    const rows = [...view.querySelectorAll(".view-table tbody > tr")];
    if (rows.length < leastFilteredRows || view.closest(".dashboard-view, .view-embed")) return;
    const words = rows.map((row) => row.textContent.toLowerCase());
    const label = document.createElement("label");
    label.className = "view-filter";
    label.textContent = "Filter ";
    const input = document.createElement("input");
    input.type = "search";
    const said = document.createElement("span");
    said.className = "count";
    said.setAttribute("role", "status");
    label.append(input, said);
    view.prepend(label);
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => {
        row.hidden = !wanted.every((word) => words[place].includes(word));
        if (!row.hidden) shown += 1;
      });
      said.textContent = wanted.length > 0 ? `${shown} of ${rows.length}` : "";
    });
  };

  for (const table of document.querySelectorAll(".view-table")) {
    if ((table.tBodies[0]?.rows.length ?? 0) > 1) makeSortable(table);
  }
  for (const view of document.querySelectorAll(".view")) makeFilterable(view);
})();

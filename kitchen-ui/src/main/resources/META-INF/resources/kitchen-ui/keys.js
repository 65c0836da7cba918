// A keyboard or bump bar: 1-9 choose a card, Enter marks it done, arrows move, U takes back, R goes to what was done.
(() => {
  "use strict";
  const kitchen = window.kitchen;
  if (!kitchen) return;
  const { live } = kitchen;

  const buttons = () => [...live.querySelectorAll(".card:not(.kept) .done")];
  const columns = () => [...live.querySelectorAll(".column")].map(column => [...column.querySelectorAll(".card:not(.kept) .done")]);

  function choose(button) {
    button?.focus();
    button?.closest(".card")?.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = columns().find(column => column.includes(current())) ?? buttons();
    choose(all[Math.max(0, Math.min(all.length - 1, all.indexOf(current()) + by))]);
  }

  function across(by) {
    const all = columns();
    const at = all.findIndex(column => column.includes(current()));
    const row = at < 0 ? 0 : all[at].indexOf(current());
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))] ?? [];
    choose(next[Math.min(row, next.length - 1)]);
  }

  const current = () => document.activeElement?.closest(".card")?.querySelector(".done") ?? null;

  const actions = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ArrowRight: () => across(1),
    ArrowLeft: () => across(-1),
    r: () => live.querySelector(".recent .undo")?.focus(),
    u: () => kitchen.undoLast(),
    Escape: () => {
      for (const open of document.querySelectorAll("details.more[open], details.settings[open]")) {
        if (open.contains(document.activeElement)) open.querySelector("summary").focus();
        open.removeAttribute("open");
      }
    },
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key !== "Escape" && event.target.closest("select, input, .settings")) return;
    // A key that is held down would mark card after card.
    if (event.repeat && event.key === "Enter") {
      event.preventDefault();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (/^[1-9]$/.test(key)) choose(buttons()[key - 1]);
    else if (actions[key]) actions[key]();
    else return;
    document.documentElement.classList.add("keys");
    event.preventDefault();
  });
})();

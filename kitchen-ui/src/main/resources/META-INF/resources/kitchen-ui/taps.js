// Sends taps without leaving the page. A tap is kept on the tablet until the server has answered, and sent again under the
// same id when the connection is back, so that it counts once.
(() => {
  "use strict";
  const kitchen = window.kitchen;
  if (!kitchen) return;
  const { live, words } = kitchen;
  const KEY = `kitchensync-taps-${live.dataset.store}`;
  // After a tap the next card moves under the finger; a bouncing finger must not mark it too.
  const BOUNCE = 700;
  const NOTE_FOR = 8000;
  const SILENT = 3000; // after that without an answer a tap is said to be kept
  const OPEN_FOR = 25000; // the part of the page around a list of choices stands still
  const GIVE_UP = 8000;
  const AGAIN = 2000;
  const MOST = 5000;

  const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");
  let waiting = kept();
  let sending = false;
  let tappedAt = -Infinity;
  let lastTap = null;
  let noteTimer = 0;
  let saysKept = false;
  let againTimer = 0;
  let openTimer = 0;

  // Another page of the store on this tablet keeps its taps in the same place.
  function save(change) {
    waiting = change(waiting);
    localStorage.setItem(KEY, JSON.stringify(change(kept())));
    mark();
    if (saysKept) tellKept();
  }

  // crypto.randomUUID is for https alone; a kitchen's tablets may well use plain http.
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    return [...bytes].map((byte, at) => (at === 4 || at === 6 || at === 8 || at === 10 ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
  }

  // Acts whose undo the server has not answered yet.
  const undone = () => new Set(waiting.filter(tap => tap.kind === "undo").map(tap => tap.fields.act));

  // Cards whose tap the server has not answered yet.
  function mark() {
    const takenBack = undone();
    const ofCards = waiting.filter(tap => tap.kind !== "discard" && tap.fields.item && !takenBack.has(tap.fields.act));
    const items = new Set(ofCards.map(tap => tap.fields.item));
    for (const card of live.querySelectorAll(".card")) {
      card.classList.toggle("kept", items.has(card.dataset.key));
      if (items.has(card.dataset.key)) card.dataset.kept = words.kept;
    }
  }

  function tell(nodes, warning) {
    const note = document.getElementById("note");
    note.replaceChildren(...nodes);
    note.classList.toggle("warning", warning);
    saysKept = false;
    clearTimeout(noteTimer);
    noteTimer = setTimeout(silence, NOTE_FOR);
  }

  function silence() {
    saysKept = false;
    document.getElementById("note")?.replaceChildren();
  }

  // How many taps wait, and the newest of them to take back as long as the note of one that came through would offer it.
  function tellKept() {
    const last = waiting.at(-1);
    if (!last) return silence();
    const isOld = last.kind === "undo" || performance.now() - tappedAt > NOTE_FOR;
    tell(line(words.queued.replace("%s", waiting.length), isOld ? null : last.fields), false);
    saysKept = true;
  }

  function line(text, tapped) {
    const box = document.createElement("div");
    const told = box.appendChild(document.createElement("p"));
    told.textContent = text;
    if (tapped) {
      const form = box.appendChild(document.createElement("form"));
      form.method = "post";
      form.action = `/stores/${live.dataset.store}/undo`;
      form.dataset.tap = "undo";
      for (const name of ["act", "item"]) {
        Object.assign(form.appendChild(document.createElement("input")), { type: "hidden", name, value: tapped[name] });
      }
      const button = form.appendChild(document.createElement("button"));
      Object.assign(button, { className: "undo", textContent: words.undo });
    }
    return [box];
  }

  // What two tablets cannot both act on: a card of a slot, or a batch.
  const subject = ({ kind, fields }) => [kind, fields.item, fields.batch ?? fields.slot_start].join();

  // Units of a batch that the page shows, less those that waiting taps on the same sight of it throw away.
  function unitsLeft(form, entry) {
    const takenBack = undone();
    const thrown = waiting.filter(other => isSameSight(other, entry) && !takenBack.has(other.fields.act));
    const shown = Math.max(1, ...[...form.querySelectorAll("option")].map(option => option.value));
    return thrown.reduce((left, other) => left - other.fields.quantity, shown);
  }

  const isSameSight = (one, other) => subject(one) === subject(other) && one.seen === other.seen;

  // Whether it counts as a tap.
  function tap(form, submitter) {
    if (performance.now() - tappedAt < BOUNCE || form.closest(".kept")) return false;
    if (waiting.length >= MOST) {
      tell(line(words.full.replace("%s", MOST)), true);
      return false;
    }
    tappedAt = performance.now();
    const fields = Object.fromEntries(new FormData(form, submitter));
    const kind = form.dataset.tap;
    const entry = { kind, path: new URL(form.action).pathname, fields, seen: fields.turn };
    if (kind === "undo") {
      // The page shows neither the act nor its undo yet, but the next act on the same card comes after both.
      const act = waiting.find(other => other.kind !== "undo" && other.fields.act === fields.act);
      if (act) Object.assign(entry, { of: subject(act), next: Number(act.fields.turn) + 2 });
    } else {
      if (kind === "discard") {
        fields.quantity = Math.min(fields.quantity, unitsLeft(form, entry));
        if (fields.quantity <= 0) {
          closeLists();
          tell(line(words.queued.replace("%s", waiting.length)), false);
          return false;
        }
      }
      fields.act = newId();
      const before = waiting.filter(other => (other.of ?? subject(other)) === subject(entry));
      fields.turn = Math.max(fields.turn, ...before.map(other => other.next ?? Number(other.fields.turn) + 1));
      lastTap = fields;
    }
    fields.at = Math.round(kitchen.now());
    closeLists();
    // What it says is of the tap before: taken back by this one, or no more the last.
    if (!saysKept) silence();
    save(taps => [...taps, entry]);
    flush();
    return true;
  }

  function closeLists() {
    for (const open of live.querySelectorAll("details.more[open]")) open.removeAttribute("open");
  }

  async function send(entry) {
    const answer = await fetch(entry.path, {
      method: "POST",
      body: new URLSearchParams(entry.fields),
      signal: AbortSignal.timeout(GIVE_UP),
    });
    // 401: the session has ended, and after a login the taps go on. 429: later.
    if (answer.status >= 500 || answer.status === 401 || answer.status === 429) throw new Error(answer.status);
    return answer;
  }

  async function flush() {
    if (sending) return;
    sending = true;
    clearTimeout(againTimer);
    let silentTimer = 0;
    try {
      while (waiting.length > 0) {
        const entry = waiting[0];
        silentTimer = setTimeout(tellKept, SILENT);
        const answer = await send(entry);
        clearTimeout(silentTimer);
        const html = await answer.text();
        // A network that wants a login first says in our name that all is well.
        if (answer.ok && !html.includes('id="live"')) throw new Error("the answer is not a queue");
        // Where another tablet was first with a batch, what follows on the same sight of it does not count either.
        const isTaken = entry.kind === "discard" && new URL(answer.url).searchParams.get("outcome") === "taken";
        save(taps => taps.filter(tap => (tap.kind !== entry.kind || tap.fields.act !== entry.fields.act)
          && !(isTaken && isSameSight(tap, entry))));
        if (!answer.ok) tell(line(words.refused), true);
        else if (waiting.length === 0) {
          const note = kitchen.showTap(html);
          if (note) tell(note.childNodes, note.classList.contains("warning"));
        }
      }
    } catch (failed) {
      console.warn("taps kept:", failed.message);
      tellKept();
      againTimer = setTimeout(flush, AGAIN);
    } finally {
      clearTimeout(silentTimer);
      sending = false;
    }
  }

  document.addEventListener("submit", event => {
    if (!event.target.matches("form[data-tap]")) return;
    event.preventDefault();
    tap(event.target, event.submitter);
  });
  // One list of choices at a time, and none when the finger is elsewhere or has gone away.
  document.addEventListener("click", event => {
    for (const open of document.querySelectorAll("details.more[open], details.settings[open]")) {
      if (!open.contains(event.target)) open.removeAttribute("open");
    }
    clearTimeout(openTimer);
    openTimer = setTimeout(() => { closeLists(); kitchen.refresh(); }, OPEN_FOR);
  });

  kitchen.onShow(mark);
  Object.assign(kitchen, {
    flush,
    justTapped: () => performance.now() - tappedAt < 2000,
    undoLast: () => {
      if (lastTap && tap(line("", lastTap)[0].querySelector("form"))) lastTap = null;
    },
  });

  // The note of a page that came from a tap must not come back with a reload.
  if (location.search.includes("outcome=")) {
    history.replaceState(null, "", location.pathname + (live.dataset.only ? `?queue=${live.dataset.only}` : ""));
  }
  const note = document.getElementById("note");
  if (note.textContent.trim()) tell([...note.childNodes], note.classList.contains("warning"));
  mark();
  flush();
})();

// Keeps an open queue page fresh: asks for the newest queue, puts in what has changed, and lets the store's clock run.
// The page works without scripts too.
window.kitchen = (() => {
  "use strict";
  const live = document.getElementById("live");
  if (!live) return null;
  const words = document.getElementById("words").dataset;
  const offline = document.getElementById("offline");
  const GIVE_UP = 4000;
  const CLOCK = "kitchensync-clock"; // the store's time and the tablet's at the last answer
  const SPREAD = 600; // a chain's tablets do not all ask at the same moment

  let heard = performance.now();
  // What is asked is numbered: the last one, the one whose answer is shown, and the last one in vain. A tablet's own clock
  // may be set back at any time, and answers may overtake each other.
  let asks = 0;
  let shown = 0;
  let vain = 0;
  let timer = 0;
  let clock = { store: Number(live.dataset.now), here: performance.now() };
  const listeners = [];

  const only = () => live.dataset.only ? `?queue=${live.dataset.only}` : "";
  const address = () => `/stores/${live.dataset.store}/queue${only()}`;
  const now = () => clock.store + (performance.now() - clock.here) * live.dataset.pace;
  // The server may live and still not be able to read the queue.
  const unread = () => vain > shown;
  const parts = root => new Map([...root.querySelectorAll("[data-part]")].map(part => [part.dataset.part, part]));

  // Only what has changed is touched, so that focus, a pressed button and a screen reader stay where they are.
  function mergeList(old, fresh) {
    const known = new Map([...old.children].map(child => [child.dataset.key, child]));
    let place = old.firstElementChild;
    for (const child of [...fresh.children]) {
      const same = known.get(child.dataset.key);
      const keep = same && same.dataset.html === child.outerHTML ? same : child;
      if (keep === child) {
        child.dataset.html = child.outerHTML;
        if (same?.querySelector("details[open]")) child.querySelector("details")?.setAttribute("open", "");
      }
      if (keep === place) place = place.nextElementSibling;
      else old.insertBefore(keep, place);
      known.delete(child.dataset.key);
      if (same && same !== keep) {
        if (same === place) place = place.nextElementSibling;
        same.remove();
      }
    }
    for (const gone of known.values()) gone.remove();
  }

  function remember(root) {
    for (const list of root.querySelectorAll("[data-keyed]")) {
      for (const child of list.children) child.dataset.html ??= child.outerHTML;
    }
  }

  function merge(fresh) {
    const mine = parts(live);
    const theirs = parts(fresh);
    if ([...mine.keys()].join() !== [...theirs.keys()].join()) {
      remember(fresh);
      live.replaceChildren(...fresh.childNodes);
      return;
    }
    for (const [name, part] of theirs) {
      const old = mine.get(name);
      if ("keyed" in part.dataset) mergeList(old, part);
      else if (old.dataset.html !== part.innerHTML && !old.querySelector("details.more[open]")) {
        old.dataset.html = part.innerHTML;
        old.replaceChildren(...part.childNodes);
      }
    }
  }

  // Puts in an answer of the server, a whole page or the part that changes, unless it is older than what is shown. What was
  // kept on the tablet has the number 0. Returns the note.
  function show(html, asked) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("live");
    if (!fresh) throw new Error("the answer is not a queue");
    const note = page.getElementById("note")?.cloneNode(true);
    if (asked < shown) return note;
    const before = cards();
    const first = !shown;
    const focused = live.contains(document.activeElement) && document.activeElement.closest("[data-key], [data-done]");
    merge(fresh);
    Object.assign(live.dataset, fresh.dataset);
    if (asked) {
      shown = asked;
      alive(Number(fresh.dataset.now));
      localStorage.setItem(CLOCK, JSON.stringify({ store: clock.store, here: Date.now() }));
    } else goOn(JSON.parse(localStorage.getItem(CLOCK)));
    if (focused && !focused.isConnected) focusNear(focused.dataset.key);
    for (const listener of listeners) listener(before, cards(), first);
    tick();
    return note;
  }

  const cards = () => new Map([...live.querySelectorAll(".card")].map(card => [card.dataset.key, card.dataset.age]));

  // A keyboard goes on from where its card was.
  function focusNear(key) {
    const buttons = [...live.querySelectorAll(".card .done")];
    const same = buttons.find(button => button.closest("[data-key]").dataset.key === key);
    (same || buttons[0])?.focus({ preventScroll: true });
  }

  // The server is there, and this is the store's time.
  function alive(storeTime) {
    heard = performance.now();
    clock = { store: storeTime, here: heard };
    if (!unread()) offline.hidden = true;
  }

  // Without it, the store's time is what has passed on the tablet since.
  function goOn(last) {
    if (last) clock = { store: last.store + Math.max(0, Date.now() - last.here) * live.dataset.pace, here: performance.now() };
  }

  // The server is there, and says that it cannot read the queue.
  function unreadable() {
    vain = ++asks;
  }

  // Whose session has ended logs in and comes back here; what is tapped until then is kept.
  function loggedOut() {
    const link = document.createElement("a");
    link.href = `/login?to=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = words.login;
    offline.replaceChildren(words.loggedOut, " ", link);
    offline.hidden = false;
  }

  async function refresh() {
    const asked = ++asks;
    try {
      const answer = await fetch(address(), { cache: "no-store", signal: AbortSignal.timeout(GIVE_UP) });
      if (answer.status === 401) loggedOut();
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.text(), asked);
    } catch (failed) {
      console.warn("no new queue:", failed.message);
      vain = asked;
      if (!shown) await lastKept();
    }
    plan();
  }

  // A page that was opened without a connection shows the last queue of its tablet.
  async function lastKept() {
    const kept = await window.caches?.match(address());
    if (kept) show(await kept.text(), 0);
  }

  function plan() {
    const toNextSlot = live.dataset.pace > 0 ? (live.dataset.slotEnd - now()) / live.dataset.pace + 50 + Math.random() * SPREAD : Infinity;
    const wait = toNextSlot > 0 ? Math.min(live.dataset.refresh, toNextSlot) : 1000;
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.max(100, wait));
  }

  function tick() {
    const time = now();
    for (const countdown of live.querySelectorAll("[data-until]")) {
      const text = countdown.textContent.replace(/\d+/, Math.max(0, Math.ceil((countdown.dataset.until - time) / 60000)));
      if (text !== countdown.textContent) countdown.textContent = text;
    }
    const clockFace = live.querySelector("[data-clock]");
    const [hours, minutes] = live.dataset.time.split(":").map(Number);
    const passed = Math.floor((live.dataset.now % 60000 + time - live.dataset.now) / 60000);
    const minute = hours * 60 + minutes + Math.max(0, passed);
    const face = `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    if (clockFace && clockFace.textContent !== face) clockFace.textContent = face;
  }

  function watch() {
    if (!offline.hidden || !unread() && performance.now() - heard <= live.dataset.offlineAfter) return;
    offline.textContent = words.offline.replace("%s", live.dataset.time);
    offline.hidden = false;
  }

  remember(live);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh();
  });
  setInterval(() => { tick(); watch(); }, 250);
  plan();
  return {
    live, words, now, show, refresh, cards, alive, unreadable,
    onShow: listener => listeners.push(listener),
    // What a tap led to is newer than all that was asked before; what others did meanwhile it may lack.
    showTap: html => {
      const note = show(html, ++asks);
      refresh();
      return note;
    },
  };
})();

// Keeps an open queue page fresh: asks for the newest queue, puts in what has changed, and lets the store's clock run.
// The page works without scripts too.
window.kitchen = (() => {
  "use strict";
  const live = document.getElementById("live");
  if (!live) return null;
  const words = document.getElementById("words").dataset;
  const offline = document.getElementById("offline");
  const GIVE_UP = 4000;
  const SPREAD = 600; // a chain's tablets do not all ask at the same moment

  let heard = Date.now();
  let readAt = 0;
  let askedInVain = 0;
  let answered = false;
  let generation = 0;
  let timer = 0;
  let clock = { store: Number(live.dataset.now), here: performance.now(), pace: 0 };
  const listeners = [];

  const only = () => live.dataset.only ? `?queue=${live.dataset.only}` : "";
  const address = () => `/stores/${live.dataset.store}/queue${only()}`;
  const now = () => clock.store + (performance.now() - clock.here) * clock.pace;
  // The server may live and still not be able to read the queue.
  const unread = () => askedInVain > readAt;
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

  // Puts in an answer of the server, a whole page or the part that changes. Returns it parsed.
  function show(html, fromCache) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("live");
    if (!fresh) throw new Error("the answer is not a queue");
    const note = page.getElementById("note")?.cloneNode(true);
    const before = cards();
    const focused = live.contains(document.activeElement) && document.activeElement.closest("[data-key], [data-done]");
    merge(fresh);
    const first = !answered;
    if (!fromCache) {
      readAt = Date.now();
      alive(Number(fresh.dataset.now), !first);
    }
    Object.assign(live.dataset, fresh.dataset);
    answered ||= !fromCache;
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

  // The server is there, and this is the store's time; how fast it runs shows from one word to the next.
  function alive(storeTime, paced) {
    const here = performance.now();
    const passed = here - clock.here;
    const pace = paced && passed > 300 ? Math.max(0, (storeTime - clock.store) / passed) : clock.pace;
    clock = { store: storeTime, here, pace: pace < 1000 ? pace : 0 };
    heard = Date.now();
    if (!unread()) offline.hidden = true;
  }

  // The server is there, and says that it cannot read the queue.
  function unreadable() {
    askedInVain = Date.now();
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
    const asked = generation;
    const askedAt = Date.now();
    try {
      const answer = await fetch(address(), { cache: "no-store", signal: AbortSignal.timeout(GIVE_UP) });
      if (answer.status === 401) loggedOut();
      if (!answer.ok) throw new Error(answer.status);
      const html = await answer.text();
      // An answer from before a tap would bring the tapped card back.
      if (asked === generation) show(html);
    } catch (failed) {
      console.warn("no new queue:", failed.message);
      if (!answered) await lastKept();
      askedInVain = askedAt;
    }
    plan();
  }

  // A page that was opened without a connection shows the last queue of its tablet.
  async function lastKept() {
    const kept = await window.caches?.match(address());
    if (kept && !answered) show(await kept.text(), true);
  }

  function plan() {
    const toNextSlot = clock.pace > 0 ? (live.dataset.slotEnd - now()) / clock.pace + 50 + Math.random() * SPREAD : Infinity;
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
    if (!offline.hidden || !unread() && Date.now() - heard <= live.dataset.offlineAfter) return;
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
    newGeneration: () => generation++,
  };
})();

// Keeps an open queue page fresh and sends taps without leaving it. The page works without this script too.
(() => {
  "use strict";
  const live = document.getElementById("live");
  if (!live) return;
  const note = document.getElementById("note");
  const offline = document.getElementById("offline");
  const refreshEvery = Number(live.dataset.refresh);
  const offlineAfter = Number(live.dataset.offlineAfter);
  // After a tap the next card moves under the finger; a bouncing finger must not mark it too.
  const BOUNCE = 700;
  const NOTE_FOR = 8000;
  const GIVE_UP = 4000;

  let lastAnswer = Date.now();
  let generation = 0;
  let tapping = false;
  let quietUntil = 0;
  let pace = 1; // store seconds per real second; the store's clock may be a simulated one
  let timer = 0;
  let noteTimer = 0;

  const parts = root => new Map([...root.querySelectorAll("[data-part]")].map(part => [part.dataset.part, part]));

  // Only what has changed is touched, so that focus, a pressed button and a screen reader stay where they are.
  function mergeList(old, fresh) {
    const known = new Map([...old.children].map(child => [child.dataset.key, child]));
    let place = old.firstElementChild;
    for (const child of [...fresh.children]) {
      const same = known.get(child.dataset.key);
      const keep = same && same.outerHTML === child.outerHTML ? same : child;
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

  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("live");
    if (!fresh) throw new Error("the answer is not a queue");
    const now = Date.now();
    if (now > lastAnswer) pace = Math.max(0, (fresh.dataset.now - live.dataset.now) / (now - lastAnswer));
    lastAnswer = now;
    offline.hidden = true;
    const focused = live.contains(document.activeElement) && document.activeElement.closest("[data-key], [data-done]");
    const mine = parts(live);
    const theirs = parts(fresh);
    if ([...mine.keys()].join() !== [...theirs.keys()].join()) {
      live.replaceChildren(...fresh.childNodes);
    } else {
      for (const [name, part] of theirs) {
        const old = mine.get(name);
        if ("keyed" in part.dataset) mergeList(old, part);
        else if (old.innerHTML !== part.innerHTML) old.replaceChildren(...part.childNodes);
      }
    }
    Object.assign(live.dataset, fresh.dataset);
    if (focused && !focused.isConnected) focusNear(focused.dataset.key);
    return page;
  }

  // A keyboard goes on from where its card was.
  function focusNear(key) {
    const buttons = [...live.querySelectorAll(".done")];
    const same = buttons.find(button => button.closest("[data-key]").dataset.key === key);
    (same || buttons[0])?.focus({ preventScroll: true });
  }

  async function refresh() {
    const asked = generation;
    try {
      const answer = await fetch(live.dataset.address, { cache: "no-store", signal: AbortSignal.timeout(GIVE_UP) });
      if (!answer.ok) throw new Error(answer.status);
      const html = await answer.text();
      // An answer from before a tap would bring the tapped card back.
      if (asked === generation && !tapping) show(html);
    } catch (failed) {
      console.warn("no new queue:", failed.message);
    }
    plan();
  }

  function plan() {
    const toNextSlot = pace > 0 ? (live.dataset.slotEnd - live.dataset.now) / pace + 100 : Infinity;
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.max(100, Math.min(refreshEvery, toNextSlot)));
  }

  function tell(content, warning) {
    note.replaceChildren(...content);
    note.classList.toggle("warning", warning);
    clearTimeout(noteTimer);
    noteTimer = setTimeout(() => note.replaceChildren(), NOTE_FOR);
  }

  function say(text) {
    const line = document.createElement("p");
    line.textContent = text;
    tell([line], true);
  }

  async function tap(form) {
    if (tapping || Date.now() < quietUntil) return;
    tapping = true;
    generation++;
    form.classList.add("sending");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        signal: AbortSignal.timeout(2 * GIVE_UP),
      });
      if (!answer.ok) throw new Error(answer.status);
      const theirs = show(await answer.text()).getElementById("note");
      tell(theirs.childNodes, theirs.classList.contains("warning"));
    } catch (failed) {
      console.warn("tap not saved:", failed.message);
      say("That was not saved. Please tap again.");
    }
    form.classList.remove("sending");
    quietUntil = Date.now() + BOUNCE;
    tapping = false;
    plan();
  }

  document.addEventListener("submit", event => {
    if (!event.target.matches("form[data-tap]")) return;
    event.preventDefault();
    tap(event.target);
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh();
  });
  setInterval(() => {
    if (Date.now() - lastAnswer <= offlineAfter || !offline.hidden) return;
    offline.textContent = `Not updating since ${live.dataset.time}; showing the last plan.`;
    offline.hidden = false;
  }, Math.min(1000, offlineAfter / 4));

  // The note of a page that came from a tap must not come back with a reload.
  if (location.search) history.replaceState(null, "", location.pathname);
  if (note.textContent.trim()) tell([...note.childNodes], note.classList.contains("warning"));
  plan();
})();

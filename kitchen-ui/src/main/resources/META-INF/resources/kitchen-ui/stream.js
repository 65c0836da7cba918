// Listens to the store: what has changed is asked for at once, and silence is noticed. Sound and flash for new and late.
(() => {
  "use strict";
  const kitchen = window.kitchen;
  if (!kitchen) return;
  const { live, words } = kitchen;
  const MUTED = "kitchensync-muted";
  const AGAIN = 1000;
  const UPGRADED_IN = 600000;
  const AGAIN_IN = 60000;
  const LOOKED_FOR_EVERY = 3600000;
  const GIVE_UP = 4000;
  const SPREAD = 5000; // all of a chain's tablets hear in the same second that the queue can be read again

  let silence = 0;

  function listen() {
    const stream = new EventSource(`/stores/${live.dataset.store}/stream`);
    let first = true;
    let wait = 0;
    // A line that has died says nothing, an error only after minutes, and a server that hangs hangs for all tablets.
    const expect = () => {
      clearTimeout(silence);
      silence = setTimeout(() => { stream.close(); listen(); }, live.dataset.offlineAfter * 1 + Math.random() * SPREAD);
    };
    expect();
    for (const word of ["beat", "changed", "unread", "error"]) stream.addEventListener(word, expect);
    const hear = event => {
      kitchen.alive(Number(event.data));
      if (first) {
        setTimeout(kitchen.refresh, wait);
        kitchen.flush?.();
      }
      first = false;
      wait = 0;
    };
    stream.addEventListener("beat", hear);
    stream.addEventListener("changed", event => {
      hear(event);
      kitchen.refresh();
    });
    // The next beat says that it can be read again: then the page asks.
    stream.addEventListener("unread", () => {
      first = true;
      wait = Math.random() * SPREAD;
      kitchen.unreadable();
    });
    stream.addEventListener("error", () => {
      first = true;
      // A browser tries again by itself unless the answer was an error.
      if (stream.readyState !== EventSource.CLOSED) return;
      stream.close();
      kitchen.refresh(); // which says why, when it is that nobody is logged in any more
      setTimeout(listen, AGAIN);
    });
  }

  // A browser lets a page make a sound only after somebody has touched it, which is when the finger is lifted.
  let audio = null;
  const wake = () => {
    audio ??= new AudioContext();
    if (audio.state !== "running") audio.resume();
  };
  for (const touch of ["pointerup", "keydown"]) document.addEventListener(touch, wake);

  function chime(frequency) {
    if (!audio || localStorage.getItem(MUTED)) return;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.5);
  }

  function announce(keys, text, frequency) {
    if (keys.length === 0) return;
    const found = keys.map(key => live.querySelector(`.card[data-key="${CSS.escape(key)}"]`)).filter(Boolean);
    for (const card of found) {
      card.classList.add("flash");
      setTimeout(() => card.classList.remove("flash"), 2000);
    }
    const names = found.slice(0, 3).map(card => card.querySelector("h3").textContent).join(", ");
    document.getElementById("said").textContent = text.replace("%s", names + (found.length > 3 ? ` +${found.length - 3}` : ""));
    chime(frequency);
  }

  kitchen.onShow((before, after, first) => {
    if (first || kitchen.justTapped?.()) return;
    announce([...after.keys()].filter(key => !before.has(key)), words.new, 880);
    announce([...after].filter(([key, age]) => age === "late" && before.has(key) && before.get(key) !== "late").map(([key]) => key),
      words.late, 440);
  });

  const button = document.getElementById("sound");
  const face = () => {
    button.querySelector("b").textContent = localStorage.getItem(MUTED) ? words.off : words.on;
    button.setAttribute("aria-pressed", String(!localStorage.getItem(MUTED)));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (localStorage.getItem(MUTED)) localStorage.removeItem(MUTED);
    else localStorage.setItem(MUTED, "yes");
    face();
  });
  face();
  listen();
  // An upgrade is a new worker. Neither do all tablets load at once, nor one again and again while servers of both versions
  // run; and none leaves its page for a proxy's about a server that is away.
  async function upgrade() {
    try {
      const page = await fetch(location.href, { signal: AbortSignal.timeout(GIVE_UP) });
      if (page.ok && (await page.text()).includes('id="live"')) return location.reload();
    } catch (failed) {
      console.warn("not upgraded yet:", failed.message);
    }
    setTimeout(upgrade, AGAIN_IN);
  }
  let worker = navigator.serviceWorker?.controller;
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    if (worker) setTimeout(upgrade, Math.random() * UPGRADED_IN);
    worker = navigator.serviceWorker.controller;
  });
  navigator.serviceWorker?.register("/sw.js")
    .then(registration => setInterval(() => registration.update().catch(() => {}), (1 + Math.random()) * LOOKED_FOR_EVERY))
    .catch(failed => console.warn("not kept for offline use:", failed.message));
})();

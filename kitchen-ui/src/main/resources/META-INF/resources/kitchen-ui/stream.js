// Listens to the store: what has changed is asked for at once, and silence is noticed. Sound and flash for new and late.
(() => {
  "use strict";
  const kitchen = window.kitchen;
  if (!kitchen) return;
  const { live, words } = kitchen;
  const MUTED = "kitchensync-muted";
  const AGAIN = 1000;
  const SPREAD = 5000; // all of a chain's tablets hear in the same second that the queue can be read again

  function listen() {
    const stream = new EventSource(`/stores/${live.dataset.store}/stream`);
    let first = true;
    let wait = 0;
    const hear = event => {
      kitchen.alive(Number(event.data), !first);
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

  // A browser lets a page make a sound only after somebody has touched it.
  let audio = null;
  const wake = () => { audio ??= new AudioContext(); };
  document.addEventListener("pointerdown", wake, { once: true });
  document.addEventListener("keydown", wake, { once: true });

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
  navigator.serviceWorker?.register("/sw.js").catch(failed => console.warn("not kept for offline use:", failed.message));
})();

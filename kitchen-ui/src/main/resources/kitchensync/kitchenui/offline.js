// Keeps the files of the pages, the last page of each store, and its last queue, for when there is no connection.
const FILES = [/* FILES */];
const CACHE = "kitchensync " + FILES.join(" ");

self.addEventListener("install", event => {
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name.startsWith("kitchensync ") && name !== CACHE).map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});

// What came of a tap is part of an address, but not of what is kept.
function keyOf(url) {
  const queue = url.searchParams.get("queue");
  return url.origin + url.pathname + (queue ? `?queue=${queue}` : "");
}

async function newest(request, key, orKept) {
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      const copy = answer.clone();
      caches.open(CACHE).then(cache => cache.put(key, copy));
    }
    return answer;
  } catch (failed) {
    const kept = orKept && await caches.match(key);
    if (kept) return kept;
    throw failed;
  }
}

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/kitchen-ui/")) {
    event.respondWith(caches.match(event.request).then(kept => kept ?? fetch(event.request)));
  } else if (event.request.mode === "navigate" && url.pathname.startsWith("/stores/")) {
    event.respondWith(newest(event.request, keyOf(url), true));
  } else if (/^\/stores\/\w+\/queue$/.test(url.pathname)) {
    // Never an old queue in place of a new one: the page itself asks for the last one where there is none.
    event.respondWith(newest(event.request, keyOf(url), false));
  }
});

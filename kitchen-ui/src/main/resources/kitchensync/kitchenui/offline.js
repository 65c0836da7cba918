// Keeps the files of the pages, the last page of each store, and its last queue, for when there is no connection.
const FILES = [/* FILES */];
const CACHE = "kitchensync " + FILES.join(" ");
const GIVE_UP = 4000;

// An open tablet's page is kept before the worker takes over: it may not be loaded again for weeks.
self.addEventListener("install", event => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES);
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    await Promise.allSettled(open.filter(({ url }) => isPage(url)).map(async ({ url }) => {
      const answer = await fetch(url, { signal: AbortSignal.timeout(GIVE_UP) });
      if (isKept(answer)) await keep(url, answer);
    }));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", event => {
  event.waitUntil((async () => {
    if (await (await caches.open(CACHE)).match("/")) await forgetOlder();
    await self.clients.claim();
  })());
});

// A queue's page. Managers' pages are not kept: who has logged out leaves none of them on the crew's tablet.
const isPage = url => /^\/stores\/\w+$/.test(new URL(url).pathname);

const isKept = answer => answer.ok && !answer.redirected;

// What came of a tap is part of an address, but not of what is kept.
function keyOf(url) {
  const { origin, pathname, searchParams } = new URL(url);
  const queue = searchParams.get("queue");
  return origin + pathname + (queue ? `?queue=${queue}` : "");
}

async function keep(url, answer) {
  const cache = await caches.open(CACHE);
  await cache.put(keyOf(url), answer);
  // The installed page opens with "/", which leads where the tablet was last.
  if (isPage(url)) await cache.put("/", Response.redirect(keyOf(url)));
}

// What the worker before kept is of use until this one has a page.
async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith("kitchensync ") && name !== CACHE).map(name => caches.delete(name)));
}

async function kept(url) {
  const key = keyOf(url);
  return await (await caches.open(CACHE)).match(key) ?? caches.match(key);
}

async function newest(event, orKept) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (isKept(answer)) {
      const copy = answer.clone();
      event.waitUntil(keep(request.url, copy)
        .then(() => isPage(request.url) && forgetOlder())
        .catch(failed => console.warn("not kept:", failed.message)));
    }
    // A proxy's page about a server that is away would not lead back.
    return (orKept && answer.status >= 502 && answer.status <= 504 && await kept(request.url)) || answer;
  } catch (failed) {
    const last = orKept && await kept(request.url);
    if (last) return last;
    throw failed;
  }
}

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/kitchen-ui/")) {
    event.respondWith(caches.match(event.request).then(kept => kept ?? fetch(event.request)));
  } else if (event.request.mode === "navigate" && (url.pathname === "/" || isPage(url))) {
    event.respondWith(newest(event, true));
  } else if (/^\/stores\/\w+\/queue$/.test(url.pathname)) {
    // Never an old queue in place of a new one: the page itself asks for the last one where there is none.
    event.respondWith(newest(event, false));
  }
});

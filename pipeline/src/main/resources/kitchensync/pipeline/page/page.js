// Leaves the tables that have every word that is typed, anywhere in their description, columns, tests or SQL.
const search = document.querySelector('input[type=search]');
if (search) {
  const sections = [...document.querySelectorAll('section')].map(
    section => ({ section, text: section.textContent.toLowerCase() }));
  const found = document.querySelector('#found');
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    let left = 0;
    for (const { section, text } of sections) {
      section.hidden = !words.every(word => text.includes(word));
      left += section.hidden ? 0 : 1;
    }
    found.textContent = words.length ? left + ' of ' + sections.length + ' tables' : '';
  });
}

// The overview follows what happens, part by part, without moving whoever reads it. "again" tells the server that nobody
// may be there: a page that is left open must not keep its session for ever.
const lost = document.querySelector('#lost');
if (lost) {
  setInterval(async () => {
    try {
      const answer = await fetch('/pipeline?again');
      if (!answer.ok || answer.redirected) {
        location.reload();
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll('[data-part]');
      document.querySelectorAll('[data-part]').forEach((part, n) => {
        if (part.innerHTML !== fresh[n].innerHTML) {
          part.innerHTML = fresh[n].innerHTML;
        }
      });
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
  }, 15000);
}

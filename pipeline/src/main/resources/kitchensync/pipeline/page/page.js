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

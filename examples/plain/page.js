const widget = document.querySelector('article-widget');
const heard = document.getElementById('heard');

const OWN = { title: 'An article of our own', authors: ['The page'], body_markdown: 'It came as **data**, not from an address.' };

// Events bubble: one listener on the document would serve any number of widgets.
widget.addEventListener('article-load', ({ detail }) => { heard.value = `${detail.title}, ${detail.minutes} min`; });
widget.addEventListener('article-error', ({ detail }) => { heard.value = `${detail.code}: ${detail.message}`; });

// An attribute that changes takes effect at once.
document.getElementById('theme').addEventListener('click', () => widget.setAttribute('theme', 'dark'));

document.getElementById('own').addEventListener('click', () => { widget.article = OWN; });

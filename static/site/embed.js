// The page for frames: embed.html?src=/articles/bridge.md&theme=dark. Each attribute of the element that may come from
// the page's address is passed on; the element itself checks their values.
const PASSED_ON = [
  "format", "item", "related", "related-layout", "audio", "timings", "player", "speech", "theme", "lang", "dir", "links",
];
// These name files: an address that someone else wrote must not make this site's page show another site's content.
const ADDRESSES = ["src", "related", "audio", "timings"];

const given = new URLSearchParams(location.search);
const main = document.querySelector("main");

const refused = ADDRESSES.find((name) => given.has(name) && !isOwn(given.get(name)));
if (refused) {
  say(`The address in “${refused}” leads to another site. An embedded article comes from the site that embed.html is on.`);
} else if (!given.get("src")) {
  say("Which article? Add its address: embed.html?src=/content/article.md");
} else {
  main.append(widget());
}

function widget() {
  const element = document.createElement("article-widget");
  for (const name of ["src", ...PASSED_ON]) {
    if (given.has(name)) element.setAttribute(name, given.get(name));
  }
  element.addEventListener("article-load", ({ detail }) => {
    document.title = detail.title;
    if (detail.lang) document.documentElement.lang = detail.lang;
  });
  return element;
}

function isOwn(address) {
  if (address === "none") return true;
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : null;
  return url?.origin === location.origin;
}

function say(text) {
  const message = document.createElement("p");
  message.textContent = text;
  main.append(message);
}

// Turns links marked with data-go into moves inside the running app. Without it, with a
// modifier key or with the middle button they stay what they are: links.

let go = null;

function follow(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey ||
      event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node.matches?.("a[data-go]"));
  if (!link || !go) return;
  // In SVG, href is an object of its own.
  const address = new URL(link.href.baseVal ?? link.href, document.baseURI);
  if (address.origin !== location.origin) return;
  event.preventDefault();
  go(address.pathname + address.search);
}

export default function ({ setTriggerValue }) {
  if (!go) document.addEventListener("click", follow);
  go = (address) => setTriggerValue("go", address);
  return () => {
    document.removeEventListener("click", follow);
    go = null;
  };
}

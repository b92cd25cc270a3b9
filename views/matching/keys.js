// Hands single keys of the page on as clicks, but for what is typed into a field or pressed with a modifier.
const heard = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const before = heard.get(parentElement);
  if (before) document.removeEventListener("keydown", before);
  const listen = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.composedPath()[0];
    if (at instanceof Element && (at.closest("input, textarea, select, [contenteditable], [role=dialog]"))) return;
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    if (document.querySelector("[role=dialog]") || !data.keys.includes(key)) return;
    event.preventDefault();
    setTriggerValue("key", key);
  };
  document.addEventListener("keydown", listen);
  heard.set(parentElement, listen);
  return () => document.removeEventListener("keydown", listen);
}

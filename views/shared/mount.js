// Mounts one XML tree in the component's shadow root. Data is parsed as XML and never becomes HTML.
const shown = new WeakMap();

export default function ({ data: packed, parentElement, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(packed));
  const state = shown.get(parentElement) ?? start(parentElement);
  state.press = (value) => setTriggerValue("click", value);
  state.root.classList.toggle("dark", isDark(parentElement, data.theme));
  if (state.css !== data.css) {
    state.css = data.css;
    state.style.textContent = data.css;
  }
  if (state.xml === data.xml) return;
  state.xml = data.xml;
  const tree = new DOMParser().parseFromString(data.xml, "application/xml").documentElement;
  state.root.replaceChildren(document.importNode(tree, true));
  for (const target of state.root.querySelectorAll("[data-click]")) {
    target.setAttribute("tabindex", "0");
    // A cell or a row keeps its own role, so that a table stays a table for a screen reader.
    if (!/^(td|th|tr|a|button)$/.test(target.localName) && !target.hasAttribute("role")) target.setAttribute("role", "button");
  }
}

function start(parent) {
  const state = { style: document.createElement("style"), root: document.createElement("div") };
  state.root.className = "lp";
  const pressed = (event) => {
    const target = event.target.closest?.("[data-click]");
    if (!target) return;
    event.preventDefault();
    state.press(target.getAttribute("data-click"));
  };
  state.root.addEventListener("click", pressed);
  state.root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") pressed(event);
  });
  parent.append(state.style, state.root);
  shown.set(parent, state);
  return state;
}

// The explored neighbourhood in a page: the network of pyvis, drawn by the library that pyvis ships.
const pictures = new WeakMap();
const PAUSE = 260;

export default function ({ data, parentElement, setTriggerValue }) {
  const picture = pictures.get(parentElement) ?? begin(parentElement);
  picture.press = (value) => setTriggerValue("press", value);
  picture.root.classList.toggle("dark", isDark(parentElement, data.theme));
  picture.words = data.words;
  frame(picture, data);
  whenReady(() => draw(picture, data));
}

function whenReady(then) {
  if (globalThis.vis?.Network) then();
  else setTimeout(() => whenReady(then), 20);
}

function begin(parent) {
  const root = document.createElement("div");
  root.className = "lp explorer";
  const picture = { root, bar: part("div", "bar"), ground: part("div", "ground"), readout: part("div", "readout") };
  picture.readout.setAttribute("role", "status");
  picture.readout.setAttribute("aria-live", "polite");
  picture.ground.setAttribute("role", "img");
  root.append(picture.bar, picture.ground, picture.readout);
  parent.append(root);
  pictures.set(parent, picture);
  return picture;
}

function part(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

// The legend with its marks, and the buttons that move the view.
function frame(picture, data) {
  const colours = coloursOf(picture, data);
  const entries = data.legend.map(([style, label]) => {
    const entry = part("span", "entry");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    entry.append(canvas, label);
    legendMark(canvas, style, colours);
    return entry;
  });
  const buttons = Object.entries(data.zooms).map(([how, label]) => {
    const button = part("button", "zoom", label);
    button.type = "button";
    button.addEventListener("click", () => zoom(picture, how));
    return button;
  });
  picture.bar.replaceChildren(...entries, part("span", "apart"), ...buttons);
  picture.ground.setAttribute("aria-label", data.label);
}

function coloursOf(picture, data) {
  return data.colours[picture.root.classList.contains("dark") ? "dark" : "light"];
}

function draw(picture, data) {
  const colours = coloursOf(picture, data);
  const nodes = data.nodes.map((node) => dressedNode({ ...node, picked: node.id === data.picked }, colours));
  const edges = data.edges.map((edge) => dressedEdge({ ...edge, id: `${edge.kind} ${edge.from} ${edge.to}` }, colours));
  if (picture.network && picture.key === data.key) {
    replace(picture.nodes, nodes);
    replace(picture.edges, edges);
    return;
  }
  picture.network?.destroy();
  picture.key = data.key;
  picture.nodes = new vis.DataSet(nodes);
  picture.edges = new vis.DataSet(edges);
  picture.network = new vis.Network(picture.ground, { nodes: picture.nodes, edges: picture.edges }, data.options);
  picture.ground.dataset.drawn = String(nodes.length);
  settle(picture.network, picture.nodes);
  follow(picture);
}

function replace(set, wanted) {
  const kept = new Set(wanted.map((one) => one.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(wanted);
}

// A click chooses; a second one soon after opens. The first waits to see whether it stays alone.
function follow(picture) {
  let waiting;
  listen(picture.network, picture.nodes, picture.edges, (text) => (picture.readout.textContent = text || picture.words));
  picture.readout.textContent = picture.words;
  picture.network.on("click", ({ nodes }) => {
    clearTimeout(waiting);
    if (nodes.length) waiting = setTimeout(() => picture.press(`pick ${nodes[0]}`), PAUSE);
  });
  picture.network.on("doubleClick", ({ nodes }) => {
    clearTimeout(waiting);
    if (nodes.length) picture.press(`open ${nodes[0]}`);
  });
}

function zoom(picture, how) {
  if (how === "all") picture.network.fit();
  else picture.network.moveTo({ scale: picture.network.getScale() * (how === "in" ? 1.25 : 0.8) });
}

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
  // the arrows are its own: a screen reader passes them on, and the readout tells where they lead
  picture.ground.setAttribute("role", "application");
  picture.ground.tabIndex = 0;
  picture.ground.addEventListener("keydown", (event) => key(picture, event));
  for (const change of ["focus", "blur"]) picture.ground.addEventListener(change, () => walk(picture, change));
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
  picture.colours = colours;
  if (picture.picked !== data.picked) picture.at = data.picked;
  picture.picked = data.picked;
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
  picture.network.on("afterDrawing", (ctx) => focusRing(picture, ctx));
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

// --- keys: the arrows walk from card to card, Enter chooses, on the chosen card it opens what stands around ---

const TURNS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function key(picture, event) {
  const here = stand(picture);
  if (here === null || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in TURNS) step(picture, here, ...TURNS[event.key]);
  else if (event.key === "Enter" || event.key === " ") picture.press(`${here.picked ? "open" : "pick"} ${here.id}`);
  else if (event.key === "+" || event.key === "-") zoom(picture, event.key === "+" ? "in" : "out");
  else return;
  event.preventDefault();
}

// The card the keys stand on: the last one walked to, else the chosen one, else the first.
function stand(picture) {
  const nodes = picture.nodes?.get() ?? [];
  const called = (id) => nodes.find((node) => node.id === id);
  return called(picture.at) ?? called(picture.picked) ?? nodes[0] ?? null;
}

// Goes to the nearest card in a direction; a step aside counts double, as on the panorama.
function step(picture, here, right, down) {
  const far = ({ x, y }) => {
    const ahead = (x - here.x) * right + (y - here.y) * down;
    return ahead > 1 ? ahead + 2 * (Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right)) : Infinity;
  };
  const best = picture.nodes.get().reduce((kept, node) => (far(node) < far(kept) ? node : kept), here);
  picture.at = best.id;
  walk(picture, "focus");
}

// Tells where the keys stand and brings it into sight; when the focus goes the ring goes with it.
function walk(picture, change) {
  const here = stand(picture);
  picture.walking = change === "focus" && here !== null && picture.ground.matches(":focus-visible");
  if (picture.walking) {
    picture.readout.textContent = here.said;
    const { x, y } = picture.network.canvasToDOM(here);
    const { clientWidth, clientHeight } = picture.ground;
    if (x < 90 || y < 30 || x > clientWidth - 90 || y > clientHeight - 30) picture.network.moveTo({ position: here });
  }
  picture.network?.redraw();
}

function focusRing(picture, ctx) {
  const here = picture.walking ? stand(picture) : null;
  if (here === null) return;
  ctx.save();
  ctx.strokeStyle = picture.colours.ink;
  ctx.lineWidth = 2;
  ctx.setLineDash([]);
  ctx.strokeRect(here.x - CARD.width / 2 - 4, here.y - CARD.height / 2 - 4, CARD.width + 8, CARD.height + 8);
  ctx.restore();
}

function zoom(picture, how) {
  if (how === "all") picture.network.fit();
  else picture.network.moveTo({ scale: picture.network.getScale() * (how === "in" ? 1.25 : 0.8) });
}

// How a neighbourhood is drawn and read out: shared by the page of the app and by the file that stands alone.
// Every text is drawn on the canvas or set as textContent; none of it becomes HTML.
const CARD = { width: 152, height: 34, names: 24 };
const FONT = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC','Source Han Sans SC',sans-serif";

// What a card looks like by its style: edge dash, ground, bar and mark. Form tells what colour repeats.
const STATES = new Set(["strong", "present", "weak", "building", "announced", "missing", "unknown", "expected", "not_local"]);
const DASHES = { missing: [4, 2.5], unknown: [1.5, 2.5], expected: [1.5, 2.5], "Firm-elsewhere": [4, 2.5], Place: [1.5, 2.5], Signal: [1.5, 2.5] };
const ROUND = { "Firm-here": 17, "Firm-elsewhere": 17 };

function dressedNode(node, colours) {
  return { ...node, shape: "custom", ctxRenderer: (given) => cardOf(given, node, colours), chosen: false };
}

function dressedEdge(edge, colours) {
  const strong = edge.kind === "INPUT_TO" || edge.kind === "RELATED_TO";
  return {
    ...edge,
    width: strong ? 1.4 : 1,
    dashes: edge.inferred ? [1, 4] : edge.dashed ? [4, 3] : false,
    // at rest lines are context and stay pale, as on the panorama
    color: { color: `${strong ? colours.line2 : colours.edge}${strong ? "b0" : "70"}`, highlight: colours.accent, hover: colours.accent },
    arrows: { to: { enabled: true, scaleFactor: 0.45 } },
    smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.35 },
    hoverWidth: 1,
    selectionWidth: 1,
  };
}

function cardOf({ ctx, x, y, state }, node, colours) {
  const left = x - CARD.width / 2;
  const top = y - CARD.height / 2;
  return {
    drawNode: () => drawCard(ctx, left, top, node, state.selected || state.hover || node.picked, colours),
    nodeDimensions: { width: CARD.width, height: CARD.height },
  };
}

function drawCard(ctx, left, top, node, ringed, colours) {
  ctx.save();
  outline(ctx, left, top, node);
  ctx.fillStyle = groundOf(node.style, colours);
  ctx.fill();
  if (node.style === "building") hatch(ctx, left, top, node, colours);
  outline(ctx, left, top, node);
  ctx.strokeStyle = ringed ? colours.accent : lineOf(node.style, colours);
  ctx.lineWidth = ringed ? 2 : node.opened ? 2 : 1;
  ctx.setLineDash(ringed ? [] : (DASHES[node.style] ?? []));
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = colours[node.style];
  if (node.style === "strong" || node.style === "weak") ctx.fillRect(left, top, 4, CARD.height);
  // in pieces: it is here, its size is not on file
  if (node.style === "present") for (let piece = 0; piece < 4; piece++) ctx.fillRect(left, top + 4.25 + 7 * piece, 4, 4.5);
  mark(ctx, left + 14, top + 12.5, node.style, colours);
  const [name, detail] = [node.name, node.detail];
  write(ctx, name, left + CARD.names, top + 16, "bold 13px", node.style === "Chain" ? colours["on-accent"] : colours.ink);
  write(ctx, detail, left + CARD.names, top + 29, "11px", node.style === "Chain" ? colours["on-accent"] : colours.ink2);
  ctx.restore();
}

function outline(ctx, left, top, node) {
  const radius = ROUND[node.style] ?? 3;
  ctx.beginPath();
  ctx.roundRect(left, top, CARD.width, CARD.height, radius);
}

function hatch(ctx, left, top, node, colours) {
  ctx.save();
  outline(ctx, left, top, node);
  ctx.clip();
  ctx.strokeStyle = colours["building-hatch"];
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  for (let at = -CARD.height; at < CARD.width; at += 6) {
    ctx.moveTo(left + at, top + CARD.height);
    ctx.lineTo(left + at + CARD.height, top);
  }
  ctx.stroke();
  ctx.restore();
}

function groundOf(style, colours) {
  if (style === "Chain") return colours.accent;
  if (style === "Organisation") return colours.panel2;
  if (style === "Project") return colours["building-tint"];
  if (style === "Firm-here") return colours.accentTint;
  return colours[`${style}-tint`] ?? colours.bg;
}

function lineOf(style, colours) {
  if (style === "Firm-here" || style === "Chain") return colours.accent;
  if (style === "Project") return colours.building;
  return STATES.has(style) ? colours[style] : colours.line2;
}

// The marks of the states, and of each other kind one form of its own.
function mark(ctx, x, y, style, colours) {
  ctx.save();
  ctx.translate(x, y);
  ctx.strokeStyle = ctx.fillStyle = style === "Chain" ? colours["on-accent"] : STATES.has(style) ? colours[style] : colours.ink2;
  ctx.lineWidth = style === "missing" ? 2 : 1.6;
  (MARKS[style] ?? MARKS.Place)(ctx);
  ctx.restore();
}

const ring = (ctx, radius = 4.4) => {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.stroke();
};
const disc = (ctx, radius) => {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.fill();
};
const lines = (ctx, ...points) => {
  ctx.beginPath();
  for (const [fromX, fromY, toX, toY] of points) {
    ctx.moveTo(fromX, fromY);
    ctx.lineTo(toX, toY);
  }
  ctx.stroke();
};
const struck = (ctx, ...strokes) => {
  ctx.lineWidth = 1.4;
  ring(ctx, 4.5);
  ctx.lineWidth = 1.3;
  lines(ctx, ...strokes);
};
const dotted = (ctx) => {
  ctx.lineWidth = 1.4;
  ctx.setLineDash([1.5, 2.04]);
  ring(ctx, 4.5);
  ctx.setLineDash([]);
};
const MARKS = {
  strong: (ctx) => disc(ctx, 5.2),
  present(ctx) {
    ctx.lineWidth = 1.4;
    ring(ctx, 4.5);
    disc(ctx, 2.3);
  },
  weak(ctx) {
    ring(ctx);
    ctx.beginPath();
    ctx.arc(0, 0, 5.2, Math.PI / 2, (3 * Math.PI) / 2);
    ctx.fill();
  },
  missing: (ctx) => ring(ctx, 4.2),
  building(ctx) {
    struck(ctx, [-4, 1, 1, -4], [-3.1, 3.1, 3.1, -3.1], [-1, 4, 4, -1]);
  },
  announced: (ctx) => struck(ctx, [-3.1, 3.1, 3.1, -3.1]),
  unknown(ctx) {
    dotted(ctx);
    ctx.font = `bold 7.5px ${FONT}`;
    ctx.textAlign = "center";
    ctx.fillText("?", 0, 2.8);
  },
  expected(ctx) {
    dotted(ctx);
    disc(ctx, 1.9);
  },
  not_local: (ctx) => lines(ctx, [-4, 0, 4, 0]),
  "Firm-here": (ctx) => ctx.fillRect(-4, -4, 8, 8),
  "Firm-elsewhere": (ctx) => ctx.strokeRect(-4, -4, 8, 8),
  Project(ctx) {
    ctx.beginPath();
    ctx.moveTo(0, -5);
    ctx.lineTo(5, 4);
    ctx.lineTo(-5, 4);
    ctx.closePath();
    ctx.stroke();
  },
  Chain: (ctx) => lines(ctx, [-5, -3, 5, -3], [-5, 0, 5, 0], [-5, 3, 5, 3]),
  Organisation: (ctx) => lines(ctx, [-4, 4, -4, -4], [0, 4, 0, -4], [4, 4, 4, -4], [-5, -4, 5, -4]),
  Place(ctx) {
    lines(ctx, [-4, 0, 4, 0], [0, -4, 0, 4]);
  },
  Signal(ctx) {
    lines(ctx, [-4, 3, 0, -3], [0, -3, 4, 3]);
  },
};

function write(ctx, text, x, y, font, colour) {
  ctx.font = `${font} ${FONT}`;
  ctx.fillStyle = colour;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(fitted(ctx, text, CARD.width - CARD.names - 8), x, y);
}

const fits = new Map();
function fitted(ctx, text, width) {
  const key = `${ctx.font}|${text}`;
  if (!fits.has(key)) fits.set(key, cutTo(ctx, text, width));
  return fits.get(key);
}

function cutTo(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  const chars = [...text];
  while (chars.length > 1 && ctx.measureText(`${chars.join("")}…`).width > width) chars.pop();
  return `${chars.join("").trimEnd()}…`;
}

// Small pictures of the cards for the legend.
function legendMark(canvas, style, colours) {
  const ctx = canvas.getContext("2d");
  const scale = window.devicePixelRatio || 1;
  canvas.width = canvas.height = 14 * scale;
  ctx.scale(scale, scale);
  mark(ctx, 7, 7, style, style === "Chain" ? { ...colours, "on-accent": colours.accent } : colours);
}

// Writes what is under the pointer, or what was chosen last, into the readout.
function listen(network, nodes, edges, write) {
  const said = (params) => {
    const node = params.nodes?.[0];
    const edge = params.edges?.[0];
    return node !== undefined ? nodes.get(node)?.said : edge !== undefined ? edges.get(edge)?.said : "";
  };
  let kept = "";
  network.on("hoverNode", ({ node }) => write(nodes.get(node)?.said ?? kept));
  network.on("hoverEdge", ({ edge }) => write(edges.get(edge)?.said ?? kept));
  network.on("blurNode", () => write(kept));
  network.on("blurEdge", () => write(kept));
  network.on("click", (params) => write((kept = said(params) ?? "")));
}

// Shows all of it where its names stay at 11 px or more; else the first opened thing in the middle, at full size.
const FULL = 1;
const LEAST = 0.85;
const MARGIN = 8;
function settle(network, nodes) {
  const placed = nodes.get();
  const { clientWidth, clientHeight } = network.canvas.frame;
  const [across, down] = [range(placed, "x", CARD.width), range(placed, "y", CARD.height)];
  const scale = Math.min(FULL, clientWidth / across.length, clientHeight / down.length);
  const first = placed.find((node) => node.opened) ?? placed[0];
  if (scale >= LEAST) network.moveTo({ position: { x: across.middle, y: down.middle }, scale });
  else network.moveTo({ position: { x: first.x, y: first.y }, scale: FULL });
}

// How far the cards reach in one direction, and the middle of it.
function range(placed, name, size) {
  const [low, high] = [Math.min, Math.max].map((end) => end(...placed.map((node) => node[name])));
  return { middle: (low + high) / 2, length: high - low + size + 2 * MARGIN };
}

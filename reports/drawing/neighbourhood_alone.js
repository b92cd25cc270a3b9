// Dresses the network that pyvis drew in this file; the colours follow the reader's theme.
(() => {
  const given = JSON.parse(document.getElementById("lianpu").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const readout = document.getElementById("readout");
  const dress = () => {
    const colours = given.colours[dark.matches ? "dark" : "light"];
    nodes.update(nodes.get().map((node) => dressedNode(node, colours)));
    edges.update(edges.get().map((edge) => dressedEdge(edge, colours)));
    for (const canvas of document.querySelectorAll("canvas[data-style]")) legendMark(canvas, canvas.dataset.style, colours);
  };
  dress();
  dark.addEventListener("change", dress);
  listen(network, nodes, edges, (text) => (readout.textContent = text || given.how));
  readout.textContent = given.how;
  settle(network, nodes);
  for (const button of document.querySelectorAll("button[data-zoom]")) {
    button.addEventListener("click", () => zoom(button.dataset.zoom));
  }
  function zoom(how) {
    if (how === "all") network.fit();
    else network.moveTo({ scale: network.getScale() * (how === "in" ? 1.25 : 0.8) });
  }
})();

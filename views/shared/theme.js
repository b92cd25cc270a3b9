// Whether the page is dark, read from the ground Streamlit gives it; what the server last heard is the second choice.
function isDark(parent, otherwise) {
  const ground = getComputedStyle(parent.host ?? parent).getPropertyValue("--st-background-color");
  const hex = ground.trim().match(/^#([0-9a-f]{6})$/i);
  if (!hex) return otherwise === "dark";
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

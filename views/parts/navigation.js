// Streamlit's navigation puts a division between a list and its entries, so that a screen reader finds neither list nor
// entries. The division of each section is the list; the element around all of them says nothing.
const lists = "[data-testid=stSidebarNavItems]";

function mend() {
  for (const list of document.querySelectorAll(lists)) {
    for (const section of list.children) {
      if (section.localName !== "div" || !section.querySelector(":scope > li")) continue;
      if (list.getAttribute("role") !== "none") list.setAttribute("role", "none");
      if (section.getAttribute("role") !== "list") section.setAttribute("role", "list");
    }
  }
}

export default function () {
  mend();
  const changes = new MutationObserver(mend);
  const side = document.querySelector("[data-testid=stSidebar]");
  if (side) changes.observe(side, { childList: true, subtree: true });
  return () => changes.disconnect();
}

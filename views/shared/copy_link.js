// Copies the address of the page as it stands; a page without https has no clipboard of its own, so a field helps out.
export default function ({ data: [data], parentElement }) {
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    parentElement.append(button);
  }
  button.textContent = data.copy;
  button.title = data.help;
  button.onclick = async () => {
    button.textContent = (await copied(location.href)) ? data.copied : data.failed;
    setTimeout(() => (button.textContent = data.copy), 2500);
  };
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return throughField(text);
  }
}

function throughField(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = "position:fixed;opacity:0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

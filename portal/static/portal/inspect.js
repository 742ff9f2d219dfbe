// The inspector's page: what is typed is kept at once, without signal on the phone itself; the place if asked for.
const PAUSE = 1200;
const form = document.querySelector("[data-inspection]");
const local = `inspection:${form.dataset.inspection}`;
const mark = form.querySelector("[data-saved]");
const offline = document.querySelector("[data-offline]");

function typed() {
  const data = new FormData(form);
  for (const [name, value] of [...data.entries()]) if (typeof value !== "string") data.delete(name);
  return data;
}

function keepHere() {
  const kept = [...typed().entries()].filter(([name]) => !["csrfmiddlewaretoken", "seen", "task"].includes(name));
  localStorage.setItem(local, JSON.stringify(kept));
  offline.hidden = false;
}

async function keep() {
  if (!navigator.onLine) return keepHere();
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: typed(),
      headers: { "X-Requested-With": "autosave" },
    });
    if (!answer.ok) return keepHere();
    localStorage.removeItem(local);
    offline.hidden = true;
    mark.textContent = await answer.text();
  } catch {
    keepHere();
  }
}

// What was typed without signal comes back into the form, and goes to the office with the next signal.
function takeUp() {
  const kept = localStorage.getItem(local);
  if (!kept) return;
  const values = JSON.parse(kept);
  for (const input of form.elements) {
    if (!input.name || input.type === "file" || input.type === "hidden") continue;
    const given = values.filter(([name]) => name === input.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(input.type)) input.checked = given.includes(input.value);
    else if (given.length && input.tagName !== "BUTTON") input.value = given[0];
  }
  keep();
}

let timer = 0;
form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
});

form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  if (navigator.onLine) return;
  event.preventDefault();
  keepHere();
  offline.scrollIntoView({ block: "start" });
});

// Photographs go as soon as they are taken; without signal they wait in the page for the button.
form.querySelector("[type=file]").addEventListener("change", () => {
  if (navigator.onLine) form.requestSubmit(form.querySelector("[name=save]"));
});

window.addEventListener("online", keep);
window.addEventListener("offline", keepHere);

const locate = form.querySelector("[data-locate]");
const told = form.querySelector("[data-located]");
locate.hidden = !navigator.geolocation;
locate.addEventListener("click", () => {
  told.textContent = locate.dataset.asking;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      form.elements.namedItem("point").value = `${coords.longitude.toFixed(5)},${coords.latitude.toFixed(5)}`;
      told.textContent = locate.dataset.found.replace("{metres}", Math.round(coords.accuracy));
      keep();
    },
    () => {
      told.textContent = locate.dataset.failed;
    },
    { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
  );
});

takeUp();

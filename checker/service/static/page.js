// What the page does beyond links and forms: light up places together, show a figure's card, filter, copy, drop.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const say = (words) => {
  const status = document.querySelector(".status");
  status.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.textContent = ""; }, 2500);
};

// --- places that belong together -------------------------------------------------------------------------------

const ids = (element) => (element?.dataset.figures ?? "").split(" ").filter(Boolean);
let pinned = null;

function light(figures, findingsToo = false) {
  const wanted = new Set(figures);
  for (const finding of all(".finding")) {
    finding.classList.toggle("lit", findingsToo && ids(finding).some((id) => wanted.has(id)));
  }
  for (const place of all(".figure, tr[data-figures], g.row")) {
    place.classList.toggle("lit", ids(place).some((id) => wanted.has(id)));
  }
  for (const words of all(".voice, .cue")) {
    words.classList.toggle("lit", words.dataset.of.split(" ").some((id) => wanted.has(id)));
  }
}

const settle = () => light(ids(pinned));

function reveal(id, focus = false) {
  const place = document.getElementById(id);
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  if (focus) place.focus({ preventScroll: true });
}

function follow(selector) {
  for (const element of all(selector)) {
    element.addEventListener("pointerenter", () => light(ids(element), !element.matches(".finding")));
    element.addEventListener("pointerleave", settle);
  }
}

follow(".finding, .rows tr[data-figures], g.row, .left li[data-figures], .figure");

const findings = all(".finding");
for (const finding of findings) {
  finding.addEventListener("focusin", () => {
    pinned = finding;
    settle();
  });
  finding.addEventListener("focus", () => reveal(ids(finding)[0]));
  finding.addEventListener("click", (event) => {
    if (!event.target.closest("a, button, input, summary, form")) finding.focus();
  });
  finding.addEventListener("keydown", (event) => {
    if (event.target !== finding || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const shown = findings.filter((f) => !f.hidden);
    const next = shown[shown.indexOf(finding) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}

for (const link of all("a[data-goto]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(link.dataset.goto, true);
  });
}

// --- the card of a figure --------------------------------------------------------------------------------------

let card = null;
let cardOf = null;

function hide() {
  card?.remove();
  card = null;
}

function show(place) {
  hide();
  cardOf = place;
  const source = document.getElementById(`card-${ids(place)[0]}`);
  if (!source) return;
  card = source.cloneNode(true);
  card.id = "card";
  card.setAttribute("role", "tooltip");
  document.getElementById("main").append(card);
  put();
}

function put() {
  const at = cardOf.getClientRects()[0];
  const left = Math.min(Math.max(at.left - 12, 12), innerWidth - card.offsetWidth - 12);
  const below = at.bottom + 8;
  const top = below + card.offsetHeight < innerHeight ? below : Math.max(at.top - card.offsetHeight - 8, 8);
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}

for (const place of all(".figure")) {
  place.setAttribute("aria-describedby", `card-${ids(place)[0]}`);
  place.addEventListener("pointerenter", () => show(place));
  place.addEventListener("pointerleave", hide);
  place.addEventListener("focus", () => {
    if (place.matches(":focus-visible")) show(place);
    light(ids(place), true);
  });
  place.addEventListener("blur", () => {
    hide();
    settle();
  });
}
// a figure that comes into view because the Tab key reached it keeps its card
addEventListener("scroll", () => {
  if (card && document.activeElement === cardOf) put();
  else hide();
}, { passive: true });
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hide();
  pinned = null;
  settle();
  const menu = document.querySelector(".menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
addEventListener("click", (event) => {
  const menu = document.querySelector(".menu[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});

// --- filters ---------------------------------------------------------------------------------------------------

const filters = document.querySelector(".filters form");

function filter() {
  const severities = new Set(all("[name=severity]:checked", filters).map((box) => box.value));
  const voice = filters.elements.voice?.value ?? "";
  const group = filters.elements.group?.value ?? "";
  const wanted = new Set();
  for (const figure of all(".figure")) {
    const fits = (!voice || figure.dataset.voice === voice) && (!group || figure.dataset.group === group);
    figure.classList.toggle("away", !fits);
    if (fits) wanted.add(ids(figure)[0]);
  }
  let shown = 0;
  for (const finding of findings) {
    finding.hidden = !severities.has(finding.dataset.severity) || !ids(finding).some((id) => wanted.has(id));
    if (!finding.hidden) shown += 1;
  }
  for (const panel of all(".group")) {
    panel.hidden = !all("tr[data-figures]", panel).some((row) => wanted.has(ids(row)[0]));
  }
  say(`${shown} of ${findings.length} findings shown`);
}

if (filters) {
  filters.parentElement.hidden = findings.length < 2;
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
}

// --- copy and print --------------------------------------------------------------------------------------------

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const box = document.createElement("textarea");
    box.value = words;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}

for (const button of all("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(document.querySelector(`#${button.dataset.copy} .words`).textContent);
    button.focus();
    say("Question copied");
  });
}
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

addEventListener("beforeprint", () => all(".left").forEach((list) => { list.open = true; }));

// --- files dropped anywhere on a page that takes articles --------------------------------------------------------

function dropped(field) {
  const box = document.querySelector("textarea");
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      box.classList.toggle("over", kind === "dragenter" || kind === "dragover");
      if (kind !== "drop" || event.dataTransfer.files.length === 0) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change"));
    });
  }
}

// --- the form: a file read into the text box, and progress -------------------------------------------------------

const form = document.querySelector("form.check");
const text = document.querySelector("textarea[data-drop]");
const edit = document.getElementById("edit");

// a Word document, and what is no text in UTF-8, is left to the service, which reads it or says why it cannot
async function readable(file) {
  if (/\.docx$/i.test(file.name)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

if (text) {
  const field = form.elements.file;
  dropped(field);
  const keys = form.querySelector(".keys");
  keys.hidden = false;
  if (navigator.platform.startsWith("Mac")) keys.querySelector("kbd").textContent = "⌘";
  field.addEventListener("change", async () => {
    const [file] = field.files;
    if (!file) return;
    if (edit) edit.open = true;
    const words = await readable(file);
    if (words === null) {
      say(`${file.name} is ready to be checked`);
      return;
    }
    text.value = words;
    form.elements.markup.value = /\.x?html?$/i.test(file.name) ? "html" : "text";
    field.value = "";
    say(`${file.name} is in the text box`);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return;
    const words = text.value.split(/\s+/).length;
    form.querySelector("progress").hidden = false;
    form.querySelector(".primary").setAttribute("aria-disabled", "true");
    document.querySelector(".status").textContent = words > 1 ? `Reading ${words.toLocaleString()} words` : "Reading";
  });
  addEventListener("pageshow", () => {
    form.querySelector("progress").hidden = true;
    form.querySelector(".primary").removeAttribute("aria-disabled");
    document.querySelector(".status").textContent = "";
  });
}

for (const link of all('a[href="#edit"]')) {
  link.addEventListener("click", (event) => {
    event.preventDefault(); // following the link would take the focus away again
    edit.open = true;
    edit.scrollIntoView();
    edit.querySelector("textarea").focus({ preventScroll: true });
  });
}

// --- comparing: another slot without leaving the page ------------------------------------------------------------

const add = document.querySelector("[data-add-slot]");
add?.addEventListener("click", (event) => {
  const slots = document.querySelector(".slots");
  const count = slots.children.length + 1;
  if (count > 20) return;
  event.preventDefault();
  const slot = slots.lastElementChild.cloneNode(true);
  for (const field of all("[id]", slot)) {
    field.id = field.id.replace(/\d+$/, count);
    field.value = "";
  }
  for (const label of all("label", slot)) {
    label.htmlFor = label.htmlFor.replace(/\d+$/, count);
    label.textContent = label.textContent.replace(/\d+$/, count);
  }
  slots.append(slot);
  slot.querySelector("input").focus();
});
const comparing = document.querySelector("form.comparing");
if (comparing) {
  const field = comparing.elements.files;
  dropped(field);
  field.addEventListener("change", () => {
    if (field.files.length > 0) say(`${[...field.files].map((file) => file.name).join(", ")} will be compared`);
  });
  comparing.addEventListener("submit", () => { comparing.querySelector("progress").hidden = false; });
}

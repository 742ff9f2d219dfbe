// Forms: the draft saves itself, questions come and go with the answers they hang on, photographs are counted.
"use strict";

const PAUSE = 1500;
const HANDED_IN = 409;

function chosen(form, name) {
  const data = new FormData(form);
  return data.getAll(name).map(String);
}

function follow(form) {
  for (const question of form.querySelectorAll("[data-watches]")) {
    const watched = JSON.parse(question.dataset.watches);
    const given = chosen(form, watched.name).filter((value) => value !== "");
    if (!form.elements.namedItem(watched.name)) continue;
    const holds = watched.in
      ? given.some((value) => watched.in.includes(value))
      : given.length > 0 && !given.some((value) => watched.out.includes(value));
    question.hidden = !holds;
  }
}

function keepDraft(form) {
  const mark = document.querySelector("[data-saved]");
  let timer = 0;
  const save = async () => {
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "autosave" },
      });
      if (!mark) return;
      mark.textContent = answer.ok || answer.status === HANDED_IN ? await answer.text() : mark.dataset.failed;
    } catch {
      if (mark) mark.textContent = mark.dataset.failed;
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

for (const form of document.querySelectorAll("form")) {
  if (form.querySelector("[data-watches]")) {
    follow(form);
    form.addEventListener("input", () => follow(form));
  }
  if (form.dataset.autosave) keepDraft(form);
}

for (const place of document.querySelectorAll("[data-chosen]")) {
  const input = place.querySelector("input[type=file]");
  const told = place.querySelector("[data-told]");
  const asks = told.textContent;
  input.addEventListener("change", () => {
    told.textContent = input.files.length ? place.dataset.chosen.replace("{n}", input.files.length) : asks;
  });
}

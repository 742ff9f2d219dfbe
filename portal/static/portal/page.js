// What every page has: the phone's menu, and a guard against pressing a button twice.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-menu]");
  if (!button) return;
  const menu = document.getElementById(button.dataset.menu);
  const open = menu.classList.toggle("is-open");
  button.setAttribute("aria-expanded", String(open));
});

// The pressed button is switched off only after the form data is taken, so that its name is still sent.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (event.submitter && event.submitter.formTarget) return; // a preview opens beside the page, which stays
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter;
  setTimeout(() => button && button.setAttribute("aria-disabled", "true"));
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});

// After a refused form the reader starts at the list of what is wrong.
const summary = document.querySelector("[data-focus]");
if (summary) summary.focus();

// Runs before the page is drawn, so that what needs script is not seen to jump.
document.documentElement.classList.add("js");

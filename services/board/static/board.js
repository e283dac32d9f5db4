// Keeps the page fresh: when the board says that something changed, the same page is asked for again and put in place.
// Does not build any content: the server does, so the page reads the same without this script.
"use strict";

const pulse = document.getElementById("pulse");
const interest = document.body.dataset.live;
let fetching = false;
let again = false;

function say(text, lost) {
  pulse.hidden = false;
  pulse.textContent = text;
  pulse.classList.toggle("lost", lost);
}

function concerns(ids) {
  return ids.includes("*") || (interest === "*" ? ids.some((id) => id !== "feeds") : ids.includes(interest));
}

function versions(root) {
  const found = new Map();
  for (const element of root.querySelectorAll("[data-version]")) found.set(element.id, element.dataset.version);
  return found;
}

function busy() {
  const element = document.activeElement;
  return element && /^(INPUT|SELECT)$/.test(element.tagName);
}

async function renew() {
  if (fetching || busy()) {
    again = true;
    return;
  }
  fetching = true;
  again = false;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    put(new DOMParser().parseFromString(await answer.text(), "text/html"));
    say("live", false);
  } catch {
    say("connection lost, trying again", true);
  } finally {
    fetching = false;
    if (again && !busy()) renew();
  }
}

function put(fresh) {
  const before = versions(document);
  const focused = document.activeElement && document.activeElement.getAttribute("href");
  const main = document.getElementById("main");
  main.replaceChildren(...fresh.getElementById("main").childNodes);
  document.title = fresh.title;
  for (const element of main.querySelectorAll("[data-version]")) {
    if (before.get(element.id) !== element.dataset.version) element.classList.add("changed");
  }
  if (focused) [...main.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus({ preventScroll: true });
}

document.addEventListener("focusout", () => again && setTimeout(() => !busy() && renew(), 150));

if (!location.pathname.startsWith("/articles/") && location.pathname !== "/about") {
  const news = new EventSource("/events");
  let wasLost = false;
  news.addEventListener("hello", () => {
    say("live", false);
    if (wasLost) renew();
    wasLost = false;
  });
  news.addEventListener("changed", (event) => concerns(event.data.split(" ")) && renew());
  news.addEventListener("error", () => {
    wasLost = true;
    say("connection lost, trying again", true);
  });
}

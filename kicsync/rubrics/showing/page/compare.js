"use strict";
// Lines between the two columns, and filters; the choice stands in the address, so it can be shared.
const pairs = JSON.parse(document.getElementById("pairs").textContent);
const main = document.querySelector("main");
const svg = document.querySelector("svg");
const form = document.querySelector("form");
const boxes = [...form.querySelectorAll("[name=relation]")];
const card = (side, place) => place === null ? null : document.getElementById(side + place);
for (const pair of pairs) {
  pair.left = card("d", pair.d);
  pair.right = card("w", pair.w);
  if (pair.left && pair.right) {
    pair.line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    pair.line.setAttribute("class", pair.relation);
    svg.append(pair.line);
  }
}

function shownRelations() {
  return new Set(boxes.filter(box => box.checked).map(box => box.value));
}

function filter() {
  const relations = shownRelations();
  const point = form.elements.point.value;
  const cards = new Set();
  for (const pair of pairs) {
    pair.shown = relations.has(pair.relation) && (!point || pair.point === point);
    if (pair.shown) { cards.add(pair.left); cards.add(pair.right); }
  }
  for (const one of main.querySelectorAll(".card")) one.hidden = !cards.has(one);
  for (const group of main.querySelectorAll(".group")) {
    group.hidden = !group.querySelector(".card:not([hidden])");
  }
  document.getElementById("nothing").hidden = cards.size > 0;
  draw();
}

function draw() {
  const base = main.getBoundingClientRect();
  const places = pairs.filter(pair => pair.line).map(pair => pair.shown &&
    [pair.left.getBoundingClientRect(), pair.right.getBoundingClientRect()]);
  pairs.filter(pair => pair.line).forEach((pair, n) => {
    pair.line.style.display = places[n] ? "" : "none";
    if (!places[n]) return;
    const [a, b] = places[n];
    const x = a.right - base.left, y = (a.top + a.bottom) / 2 - base.top;
    const u = b.left - base.left, v = (b.top + b.bottom) / 2 - base.top;
    const middle = (x + u) / 2;
    pair.line.setAttribute("d", `M${x},${y} C${middle},${y} ${middle},${v} ${u},${v}`);
  });
}

function hold(one) {
  const own = one ? pairs.filter(pair => pair.left === one || pair.right === one) : [];
  svg.classList.toggle("held", own.some(pair => pair.line));
  for (const pair of pairs) {
    const on = own.includes(pair);
    pair.line?.classList.toggle("on", on);
  }
  for (const other of main.querySelectorAll(".card.on")) other.classList.remove("on");
  for (const pair of own) { pair.left?.classList.add("on"); pair.right?.classList.add("on"); }
  return own;
}

function remember() {
  const chosen = new URLSearchParams();
  const all = boxes.length === shownRelations().size;
  if (!all) chosen.set("relation", [...shownRelations()].join(","));
  if (form.elements.point.value) chosen.set("point", form.elements.point.value);
  history.replaceState(null, "", chosen.size ? "#" + chosen : location.pathname + location.search);
}

function recall() {
  const chosen = new URLSearchParams(location.hash.slice(1));
  const relations = chosen.has("relation") ? chosen.get("relation").split(",") : null;
  for (const box of boxes) {
    box.checked = relations === null || relations.includes(box.value);
  }
  form.elements.point.value = chosen.get("point") ?? "";
  if (form.elements.point.selectedIndex < 0) form.elements.point.value = "";
  filter();
}

form.addEventListener("change", () => { filter(); remember(); });
main.addEventListener("mouseover", event => hold(event.target.closest(".card")));
main.addEventListener("focusin", event => hold(event.target.closest(".card")));
main.addEventListener("mouseleave", () => hold(null));
function partner(event) {
  const one = event.target.closest(".card");
  return hold(one).map(pair => pair.left === one ? pair.right : pair.left).find(Boolean);
}
main.addEventListener("click", event => {
  partner(event)?.scrollIntoView({ block: "center", behavior: "smooth" });
});
main.addEventListener("keydown", event => { if (event.key === "Enter") partner(event)?.focus(); });
addEventListener("resize", draw);
addEventListener("load", draw);
addEventListener("hashchange", recall);
recall();

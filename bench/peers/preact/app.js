// What a small page with a framework costs: takes over the page that was rendered when it was built.
import { h, hydrate } from "preact";
import { App } from "./questions.js";

const root = document.getElementById("app");
hydrate(h(App), root);
// Until then a tap is lost, and a visitor taps again.
root.dataset.hydrated = "";

// The peer with a small framework, Preact: hydrates the prerendered page.
import { h, hydrate } from "preact";
import { App } from "./questions.js";

const root = document.getElementById("app");
hydrate(h(App), root);
// Tells bench/start.mjs that taps are handled from now on; earlier ones are lost.
root.dataset.hydrated = "";

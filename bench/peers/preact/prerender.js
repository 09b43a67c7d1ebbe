// Prerenders the page, for bench/peers/build.mjs.
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { App } from "./questions.js";

export const html = renderToString(h(App));

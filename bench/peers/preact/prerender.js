// The page as text, for the build.
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { App } from "./questions.js";

export const html = renderToString(h(App));

// A test server for variants of the built site whose scripts were changed, blocked or lost in transit. Every variant
// has a folder of its own.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { end, listen, SITE, TYPES } from "./recorder";

/** The outcome for a visitor: a page that works, the guide, or a visible link to the guide. */
export type Outcome = "works" | "guide" | "link";

/** One kind of change to the files of the site. */
export interface Variant {
  name: string;
  /** Changes a page. */
  page?: (html: string) => string;
  /** Changes another file, by the end of its name; null gives an error page. */
  files?: Record<string, null>;
  headers?: Record<string, string>;
  /** The expected outcomes, for the site's page and for the one file. */
  site: Outcome[];
  file: Outcome[];
}

const SCRIPT = /<script(?![^>]*type="(?:application\/json|text\/plain)")[^>]*>[\s\S]*?<\/script>/g;
const STYLE = /<style[^>]*>[\s\S]*?<\/style>/g;
const RAW = /(<(?:script|style)[^>]*>[\s\S]*?<\/(?:script|style)>)/;

/** A page with one script or style changed, by number; undefined where there are fewer. */
function changed(pattern: RegExp, number: number, change: (element: string) => string) {
  return (html: string) => {
    let at = -1;
    return html.replace(pattern, (element) => ((at += 1) === number ? change(element) : element));
  };
}

/** A page with everything but scripts and styles changed. */
function outside(change: (html: string) => string) {
  return (html: string) => html.split(RAW).map((part, at) => (at % 2 ? part : change(part))).join("");
}

const policy = (text: string) => ({ "Content-Security-Policy": text });
const grow = (element: string) => element.replace(/<\/(script|style)>$/, "\n</$1>");
const retype = (html: string) => html.replace(/<script( type="module")?>/g, '<script type="0a1b2c-text/javascript">');
const any: Outcome[] = ["works", "guide", "link"];

/** The script elements of a page, in order; those of standalone.html are named in brackets. */
const SCRIPTS: [name: string, site: Outcome[], file: Outcome[]][] = [
  ["the script that shows the guide (that for frames)", ["works"], ["works", "guide"]],
  ["the scripts for early input (that shows the guide)", ["works"], ["works"]],
  ["the script that inserts preloads (those for early input)", ["works"], ["works"]],
  ["the start script (the start script)", ["guide"], ["guide"]],
];

export const VARIANTS: Variant[] = [
  { name: "as it is", site: ["works"], file: ["works"] },
  ...SCRIPTS.flatMap(([name, site, file], at) => [
    { name: `${name} changed`, page: changed(SCRIPT, at, grow), site, file },
    { name: `${name} removed`, page: changed(SCRIPT, at, () => ""), site, file },
    { name: `${name} deferred`, page: changed(SCRIPT, at, retype), site, file },
  ]),
  { name: "the first styles changed", page: changed(STYLE, 0, grow), site: ["works"], file: ["works"] },
  { name: "the later styles changed", page: changed(STYLE, 1, grow), site: ["works"], file: ["works"] },
  { name: "the later styles removed", page: changed(STYLE, 1, () => ""), site: ["works"], file: ["works"] },
  { name: "all scripts deferred", page: retype, site: ["link"], file: ["guide", "link"] },
  { name: "all scripts removed", page: (html) => html.replace(SCRIPT, ""), site: ["link"], file: ["guide", "link"] },
  { name: "everything from the host only", headers: policy("default-src 'self'"), site: ["link"], file: ["link"] },
  { name: "no inline scripts", headers: policy("script-src 'self'"), site: ["link"], file: ["guide", "link"] },
  { name: "no inline styles", headers: policy("style-src 'self'"), site: ["works"], file: ["works"] },
  { name: "no WebAssembly", headers: policy("script-src 'self' 'unsafe-inline'"), site: ["guide"], file: ["guide"] },
  { name: "no connections", headers: policy("connect-src 'none'"), site: ["guide"], file: ["works"] },
  { name: "a sandbox without scripts", headers: policy("sandbox"), site: ["link"], file: ["guide", "link"] },
  { name: "comments removed", page: outside((html) => html.replace(/<!--[\s\S]*?-->/g, "")), site: ["works"], file: ["works"] },
  { name: "spaces between elements removed", page: outside((html) => html.replace(/>\s+</g, "><").replace(/\s+/g, " ")), site: ["works"], file: ["works"] },
  { name: "all line breaks removed", page: (html) => html.replace(/\n+/g, " "), site: any, file: any },
  { name: "quotes removed", page: outside((html) => html.replace(/ (id|class|type|name|value)="([\w-]+)"/g, " $1=$2")), site: ["works"], file: ["works"] },
  { name: "templates removed", page: (html) => html.replace(/<template[\s\S]*?<\/template>/g, ""), site: ["works"], file: ["works"] },
  { name: "cut before the start", page: (html) => html.slice(0, html.lastIndexOf('<script type="module">')), site: ["guide"], file: ["guide"] },
  { name: "cut within the start", page: (html) => html.slice(0, html.lastIndexOf("</script>") - 400), site: ["guide"], file: ["guide"] },
  { name: "the page twice", page: (html) => html + html, site: ["works"], file: ["works"] },
  { name: "HTML for the glue", files: { ".js": null }, site: ["guide"], file: ["works"] },
  { name: "HTML for the program", files: { ".wasm": null }, site: ["guide"], file: ["works"] },
  { name: "HTML for the words", files: { ".json": null }, site: ["guide"], file: ["works"] },
  { name: "the program in the file damaged", page: (html) => html.replace(/(id="program">)[^<]{9}/, "$1!"), site: ["works"], file: ["guide"] },
  { name: "the program in the file removed", page: (html) => html.replace(/<script [^>]*id="program">[^<]*<\/script>/, ""), site: ["works"], file: ["guide"] },
];

/** Serves every variant in a folder named after its number, and returns the address. */
export async function serveVariants() {
  const server = createServer((request, response) => {
    const [, number, path] = /^\/(\d+)(\/[^?]*)/.exec(request.url ?? "") ?? [];
    const variant = VARIANTS[Number(number)];
    const name = normalize(path?.endsWith("/") ? `${path}index.html` : (path ?? ""));
    const headers = { "Access-Control-Allow-Origin": "*" };
    const lost = Object.keys(variant?.files ?? {}).some((ending) => name.endsWith(ending));
    try {
      const body = readFileSync(join(SITE, name));
      const type = TYPES[extname(name)] ?? "text/plain";
      if (lost) response.writeHead(200, { ...headers, "Content-Type": TYPES[".html"] }).end("<!doctype html><p>Log in");
      else if (/(index|standalone)\.html$/.test(name)) {
        const html = variant.page?.(body.toString()) ?? body.toString();
        response.writeHead(200, { ...headers, "Content-Type": type, ...variant.headers }).end(html);
      } else response.writeHead(200, { ...headers, "Content-Type": type }).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  return { url: await listen(server), stop: () => end(server) };
}

/** The present outcome; evaluated in the page repeatedly until it is the expected one. */
export function outcomes(): Outcome[] {
  const found: Outcome[] = [];
  const app = document.getElementById("app");
  const seen = (element: Element | null | undefined) => {
    const { width, height, top } = element?.getBoundingClientRect() ?? { width: 0, height: 0, top: 0 };
    return width > 0 && height > 0 && top < innerHeight && getComputedStyle(element!).visibility === "visible";
  };
  if (app?.hasAttribute("data-started") && seen(app.querySelector("fieldset[data-question]"))) found.push("works");
  const guide = location.pathname.endsWith("/guide.html") ? document.querySelector("table") : document.querySelector("#guide h1");
  const shown = guide && guide.getBoundingClientRect().height > 0;
  if (shown && !(app && seen(app))) found.push("guide");
  // The link must have a target.
  const ways = [...document.querySelectorAll<HTMLAnchorElement>("#way a, #failed a")].filter(seen);
  if (ways.some((way) => way.hash !== "#guide" || shown)) found.push("link");
  return found;
}

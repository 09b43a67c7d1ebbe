// The built site as other servers deliver it: with scripts that were changed, blocked or lost on the way. Every
// variant has a folder of its own on one server.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { end, listen, SITE, TYPES } from "./recorder";

/** What a visitor may end up with: a page that answers, the guide, or the way to it in sight. */
export type Outcome = "works" | "guide" | "way";

/** One thing that happens to the files of the site. */
export interface Variant {
  name: string;
  /** What becomes of a page. */
  page?: (html: string) => string;
  /** What becomes of another file, by the end of its name; null is an error page. */
  files?: Record<string, null>;
  headers?: Record<string, string>;
  /** The outcomes that are right, on the site's page and in the one file. */
  site: Outcome[];
  file: Outcome[];
}

const SCRIPT = /<script(?![^>]*type="(?:application\/json|text\/plain)")[^>]*>[\s\S]*?<\/script>/g;
const STYLE = /<style[^>]*>[\s\S]*?<\/style>/g;
const RAW = /(<(?:script|style)[^>]*>[\s\S]*?<\/(?:script|style)>)/;

/** A page with one of its scripts or styles changed, by number; nothing where there are fewer. */
function changed(pattern: RegExp, number: number, change: (element: string) => string) {
  return (html: string) => {
    let at = -1;
    return html.replace(pattern, (element) => ((at += 1) === number ? change(element) : element));
  };
}

/** A page of which everything but scripts and styles is changed. */
function outside(change: (html: string) => string) {
  return (html: string) => html.split(RAW).map((part, at) => (at % 2 ? part : change(part))).join("");
}

const policy = (text: string) => ({ "Content-Security-Policy": text });
const grow = (element: string) => element.replace(/<\/(script|style)>$/, "\n</$1>");
const retype = (html: string) => html.replace(/<script( type="module")?>/g, '<script type="0a1b2c-text/javascript">');
const anything: Outcome[] = ["works", "guide", "way"];

/** The scripts of a page, in their order; those of the one file are named in brackets. */
const SCRIPTS: [name: string, site: Outcome[], file: Outcome[]][] = [
  ["the guard (frame)", ["works"], ["works", "guide"]],
  ["what hears early taps (guard)", ["works"], ["works"]],
  ["what asks for the program (early taps)", ["works"], ["works"]],
  ["the start (the start)", ["guide"], ["guide"]],
];

export const VARIANTS: Variant[] = [
  { name: "as it is", site: ["works"], file: ["works"] },
  ...SCRIPTS.flatMap(([name, site, file], at) => [
    { name: `${name} changed`, page: changed(SCRIPT, at, grow), site, file },
    { name: `${name} removed`, page: changed(SCRIPT, at, () => ""), site, file },
    { name: `${name} put off`, page: changed(SCRIPT, at, retype), site, file },
  ]),
  { name: "the first styles changed", page: changed(STYLE, 0, grow), site: ["works"], file: ["works"] },
  { name: "the later styles changed", page: changed(STYLE, 1, grow), site: ["works"], file: ["works"] },
  { name: "the later styles removed", page: changed(STYLE, 1, () => ""), site: ["works"], file: ["works"] },
  { name: "all scripts put off", page: retype, site: ["way"], file: ["guide", "way"] },
  { name: "all scripts removed", page: (html) => html.replace(SCRIPT, ""), site: ["way"], file: ["guide", "way"] },
  { name: "everything from the host only", headers: policy("default-src 'self'"), site: ["way"], file: ["way"] },
  { name: "no inline scripts", headers: policy("script-src 'self'"), site: ["way"], file: ["guide", "way"] },
  { name: "no inline styles", headers: policy("style-src 'self'"), site: ["works"], file: ["works"] },
  { name: "no WebAssembly", headers: policy("script-src 'self' 'unsafe-inline'"), site: ["guide"], file: ["guide"] },
  { name: "no connections", headers: policy("connect-src 'none'"), site: ["guide"], file: ["works"] },
  { name: "a sandbox without scripts", headers: policy("sandbox"), site: ["way"], file: ["guide", "way"] },
  { name: "comments removed", page: outside((html) => html.replace(/<!--[\s\S]*?-->/g, "")), site: ["works"], file: ["works"] },
  { name: "spaces between elements removed", page: outside((html) => html.replace(/>\s+</g, "><").replace(/\s+/g, " ")), site: ["works"], file: ["works"] },
  { name: "all line breaks removed", page: (html) => html.replace(/\n+/g, " "), site: anything, file: anything },
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

/** Serves every variant in the folder of its number, and says where. */
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

/** What a visitor has now; to be run in the page, again and again until it is what is expected. */
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
  // A way that leads nowhere would be none.
  const ways = [...document.querySelectorAll<HTMLAnchorElement>("#way a, #failed a")].filter(seen);
  if (ways.some((way) => way.hash !== "#guide" || shown)) found.push("way");
  return found;
}

// A test server for the built site, a second version of it, and versions damaged in transit.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { extname } from "node:path";

import { end, listen, SITE, TYPES } from "./recorder";

/** The files of a site by their path in it. */
export type Files = Map<string, Buffer>;

/** What the server sends in place of a file. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** Resolves when the response may be sent. */
  when?: Promise<void>;
}

const digest = (content: Buffer | string) => createHash("sha256").update(content).digest();
const integrity = (content: Buffer | string) => `sha256-${digest(content).toString("base64")}`;
const short = (content: Buffer | string) => digest(content).toString("hex").slice(0, 16);

/** The site as it was built, without the files for servers. */
export function firstVersion(): Files {
  const names = readdirSync(SITE, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(`${SITE}/${name}`).isFile() && !/\.(br|gz)$|^_headers/.test(name));
  return new Map(files.map((name) => [name, readFileSync(`${SITE}/${name}`)]));
}

/** A changed file of the program: an edition with another fee, or a file that works the same. */
function changedFile(name: string, content: Buffer) {
  // A custom section, which the program does not read.
  if (name.endsWith(".wasm")) return Buffer.concat([content, Buffer.from([0, 2, 1, 0x32])]);
  if (name.endsWith(".js")) return Buffer.concat([content, Buffer.from("// 2\n")]);
  return Buffer.from(content.toString().replaceAll("220", "230"));
}

/** A second version of the site: a fee has risen from 220 to 230, and all hashes and names have changed. */
export function secondVersion(): Files {
  const first = firstVersion();
  const names = new Map<string, [string, Buffer]>();
  for (const [name, content] of first) {
    if (!name.startsWith("zicha-")) continue;
    const changed = changedFile(name, content);
    names.set(name, [name.replace(/[0-9a-f]{16}/, short(changed)), changed]);
  }
  const version = short("second");
  const was = /<meta name="zicha" content="([0-9a-f]{16})/.exec(first.get("index.html")!.toString())![1];
  const second: Files = new Map();
  for (const [name, content] of first) {
    if (names.has(name)) second.set(...names.get(name)!);
    else if (/\.html$|^sw\.js$/.test(name)) second.set(name, Buffer.from(renamed(content.toString())));
    else second.set(name, content);
  }
  return second;

  function renamed(text: string) {
    let changed = text.replaceAll(was, version);
    for (const [name, [now, content]] of names) {
      changed = changed.replaceAll(name, now).replaceAll(integrity(first.get(name)!), integrity(content));
    }
    // The policy lists the scripts by their hashes.
    const scripts = (html: string) => [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
    const now = scripts(changed);
    scripts(text).forEach((script, at) => { changed = changed.replaceAll(integrity(script), integrity(now[at])); });
    return changed;
  }
}

/** How long the service worker waits for a page, in its text. */
const TIMEOUT = /\b([A-Z_]+ = )3000;/;
if (!TIMEOUT.test(readFileSync(`${SITE}/sw.js`, "utf8"))) throw new Error("the service worker has no timeout of three seconds");

/** Serves one version, with optional damage. */
export class Host {
  files = firstVersion();
  /** How long the worker waits for a page, in milliseconds; long, so that a busy machine makes no difference. */
  timeout = 60_000;
  /** Whether all connections are refused. */
  down = false;
  /** What is sent in place of the file at a path, such as `en/index.html`. */
  damage: (path: string, file?: Buffer) => Answer | undefined = () => undefined;
  /** The requested paths with their queries. */
  readonly asked: string[] = [];
  readonly server = createServer((request, response) => {
    if (this.down) return void request.socket.destroy();
    this.asked.push(request.url!);
    const { pathname } = new URL(request.url!, "http://localhost");
    void this.send(pathname.slice(1).replace(/(^|\/)$/, "$1index.html"), response);
  });

  start() {
    return listen(this.server);
  }

  stop() {
    return end(this.server);
  }

  private async send(path: string, response: ServerResponse) {
    const file = this.files.get(path);
    const answer = this.damage(path, file);
    await answer?.when;
    let body = answer?.body ?? (answer?.status ? "" : file);
    if (path.endsWith("sw.js")) body = body?.toString().replace(TIMEOUT, `$1${this.timeout};`);
    const status = answer?.status ?? (body === undefined ? 404 : 200);
    const type = TYPES[extname(path)] ?? "text/plain";
    // As static hosts do: the browser caches the program and revalidates everything else.
    const kept = path.includes("zicha-") ? "public, max-age=31536000, immutable" : "no-cache";
    response.writeHead(status, { "Content-Type": type, "Cache-Control": status < 300 ? kept : "no-store", "Access-Control-Allow-Origin": "*", ...answer?.headers });
    response.end(body ?? "not found");
  }
}

// A server of the built site that remembers what it was asked.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** The site that `cargo xtask test` has built. */
export const SITE = process.env.ZICHA_SITE ?? "dist";

/** The types of files, by the ends of their names. */
export const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Lets a server listen on a port of its own, which is another origin, and says where. */
export async function listen(server: Server) {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Ends it, with whatever still hangs on it. */
export async function end(server: Server) {
  server.closeAllConnections();
  await new Promise((ended) => server.close(ended));
}

/** What the server was asked for, with everything in which an answer could hide. */
export interface Asked {
  method: string;
  path: string;
  all: string;
}

export class Recorder {
  readonly asked: Asked[] = [];
  private readonly refused = new Set<string>();
  private readonly server = createServer((request, response) => {
    void this.answer(request).then(([status, type, body]) => response.writeHead(status, { "Content-Type": type, "Access-Control-Allow-Origin": "*" }).end(body));
  });

  /** Begins to serve and says where. */
  start() {
    return listen(this.server);
  }

  stop() {
    return end(this.server);
  }

  /** Says from now on that a file is not there. */
  refuse(path: string) {
    this.refused.add(path);
  }

  private async answer(request: IncomingMessage): Promise<[number, string, Buffer | string]> {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const all = [request.method, request.url, JSON.stringify(request.rawHeaders), Buffer.concat(chunks)].join("\n");
    this.asked.push({ method: request.method ?? "", path, all });
    const file = path.endsWith("/") ? `${path}index.html` : path;
    try {
      if (this.refused.has(file)) throw new Error("refused");
      return [200, TYPES[extname(file)] ?? "text/plain", await readFile(join(SITE, normalize(file)))];
    } catch {
      return [404, "text/plain", "not found"];
    }
  }
}

// A test server for the built site that records requests.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** The site that `cargo xtask test` has built. */
export const SITE = process.env.ZICHA_SITE ?? "dist";

/** The content types by file extension. */
export const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Starts a server on a free port, which is another origin, and returns its address. */
export async function listen(server: Server) {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Stops it, with all open connections. */
export async function end(server: Server) {
  server.closeAllConnections();
  await new Promise((ended) => server.close(ended));
}

/** A request, with everything in it that could contain an answer. */
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

  /** Starts the server and returns its address. */
  start() {
    return listen(this.server);
  }

  stop() {
    return end(this.server);
  }

  /** Answers 404 for a file from now on. */
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

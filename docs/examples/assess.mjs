// What the notice means so far for someone who wants a junior title: `node example.mjs`.
import { readFile } from "node:fs/promises";
import init, { assess } from "./zicha.js";

await init({ module_or_path: readFile(new URL("zicha_bg.wasm", import.meta.url)) });

const { fee, defence, next } = assess(undefined, { route: "junior-review", workplace: "korla" }, "2021-09-10");
console.log(`fee: ${fee.verdict}, ${fee.amount_cny} yuan`);
console.log(`defence: ${defence.verdict}, ${defence.findings[0]?.clause}: ${defence.findings[0]?.quote}`);
console.log(`next question: ${next}`);

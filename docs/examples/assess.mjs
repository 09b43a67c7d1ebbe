// What the notice means for a junior engineer who works in Korla: `node example.mjs`.
import { readFile } from "node:fs/promises";
import init, { assess } from "./zicha.js";

await init({ module_or_path: readFile(new URL("zicha_bg.wasm", import.meta.url)) });

const answers = { route: "junior-review", status: "in-service", workplace: "korla" };
const { fee, defence, next } = assess(undefined, answers, "2021-09-10");
console.log(`fee: ${fee.verdict}, ${fee.amount_cny} yuan`);
console.log(`defence: ${defence.verdict}, ${defence.findings[0].clause}: ${defence.findings[0].quote}`);
console.log(`next question: ${next}`);

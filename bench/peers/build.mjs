// Builds the peers, the pages that the product is compared with, from the questions of the current notice:
// `node bench/peers/build.mjs DIRECTORY`.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { form } from "./no-script.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const notices = join(here, "../../notices");
const current = (await readFile(join(notices, "current"), "utf8")).trim();
const notice = JSON.parse(await readFile(join(notices, current, "notice.json"), "utf8"));
const title = notice.title.zh;
const questions = notice.questions.filter(({ default: settled }) => settled === undefined).map(plain);
const styles = await readFile(join(here, "page.css"), "utf8");

/** A question in the form that the peers use: in Chinese, without fields that only the product needs. */
function plain({ id, several = false, text, help, options }) {
  return {
    id,
    several,
    text: text.zh,
    help: help?.zh,
    options: options.map(({ id, text, hint, alone = false }) => ({ id, text: text.zh, hint: hint?.zh, alone })),
  };
}

/** The HTML document of a peer. */
function page({ head = "", body }) {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** Bundles and minifies the script and style sheet of a peer. */
async function bundle(peer, entry = "app.js") {
  const { outputFiles } = await build({
    entryPoints: [join(here, peer, entry)],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    outdir: "/",
    write: false,
    // SurveyJS uses jQuery if it is installed, and does not need it.
    external: ["jquery"],
    define: { QUESTIONS: JSON.stringify(questions), TITLE: JSON.stringify(title) },
  });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [path.slice(1), contents]));
}

/** The prerendered HTML of the Preact page, as a production site would send it. */
async function prerendered() {
  const files = await bundle("preact", "prerender.js");
  const program = Buffer.from(files["prerender.js"]).toString("base64");
  return (await import(`data:text/javascript;base64,${program}`)).html;
}

const start = '<script type="module" src="app.js"></script>';
const inline = `<style>\n${styles}</style>`;
const peers = {
  "no-script": { "index.html": page({ head: inline, body: form(title, questions) }) },
  preact: {
    "index.html": page({ head: `${inline}\n${start}`, body: `<div id="app">${await prerendered()}</div>` }),
    ...(await bundle("preact")),
  },
  survey: {
    "index.html": page({
      head: `<link rel="stylesheet" href="app.css">\n${start}`,
      body: '<div id="app"></div>',
    }),
    ...(await bundle("survey")),
  },
};

const [out] = process.argv.slice(2);
for (const [peer, files] of Object.entries(peers)) {
  await mkdir(join(out, peer), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(out, peer, name), content);
    await writeFile(join(out, peer, `${name}.br`), brotliCompressSync(content));
  }
}

// The engine as a module for other programs: in Node, in a page, and its types in TypeScript.
// Most of it needs no page, so it runs in one project.
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { lines, ROOT, xtask } from "./engine";
import { expect, test } from "./fixtures";
import { FOLDER, NOTICE, sectionOf } from "./notice";
import { SITE } from "./recorder";

const TODAY = "2021-09-10";

interface Case {
  answers: Record<string, string | string[]>;
  today: string;
}

const read = (...names: string[]) => readFileSync(path.join(...names), "utf8");
const names = (folder: string, pattern: RegExp) => readdirSync(folder).filter((name) => pattern.test(name)).sort();

/** The cases, by topic. */
function cases(): Case[] {
  const folder = path.join(FOLDER, "cases");
  return names(folder, /\.json$/).flatMap((name) => JSON.parse(read(folder, name)));
}

/** The published module, copied to a folder of its own. */
function copied() {
  const folder = test.info().outputPath("program");
  cpSync(path.resolve(ROOT, SITE, "program"), folder, { recursive: true });
  return folder;
}

/** The initialised module. */
async function load() {
  const folder = copied();
  const engine = await import(pathToFileURL(path.join(folder, "zicha.js")).href);
  await engine.default();
  return { folder, ...engine };
}

test("the documented example prints what the notice states @once", async () => {
  const folder = copied();
  const said = execFileSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" });
  expect(lines(said)).toEqual([
    "fee: stated, 220 yuan",
    "defence: exempt, 五（二）: 初级专业技术职务任职资格人员免于答辩",
    "next question: status",
  ]);
  const example = read(folder, "example.mjs");
  expect(read(ROOT, "docs/programs.md")).toContain(`\`\`\`js\n${example}\`\`\`\n`);
});

test("every case gives the same output as the command line @once", async () => {
  const { assess } = await load();
  const asked = cases().map(({ answers, today }) => ({ answers, today }));
  const expected = xtask(["assess"], asked.map((line) => JSON.stringify(line)).join("\n"));
  expect(expected.length).toBeGreaterThan(100);
  const found = asked.map(({ answers, today }) => JSON.stringify(assess(undefined, answers, today)));
  expect(found).toEqual(expected);
});

for (const [wrong, answers, message] of [
  ["an unknown question", { rout: "senior" }, "there is no question `rout`"],
  ["an unknown option", { route: "professor" }, "the question `route` has no option `professor`"],
  [
    "several options where one is allowed",
    { route: ["senior", "unsure"] },
    "the question `route` takes one option, a string, not [`senior`, `unsure`]",
  ],
  [
    "an option beside one that stands alone",
    { assignments: ["none", "first-secretary"] },
    "the option `none` of the question `assignments` stands alone, not beside `first-secretary`",
  ],
] as const) {
  test(`${wrong} is reported by name @once`, async () => {
    const { assess } = await load();
    expect(() => assess(undefined, answers, TODAY)).toThrow(new Error(message));
    expect(sectionOf(assess(undefined, { route: "senior" }, TODAY), "eligibility").verdict, "the next call").toBe("barred");
  });
}

test("invalid answers, days and notices are refused @once", async () => {
  const { assess } = await load();
  expect(() => assess(undefined, undefined, TODAY)).toThrow(/missing field `answers`/);
  expect(() => assess(undefined, ["senior"], TODAY)).toThrow(/expected an object with an answer a question/);
  expect(() => assess(undefined, {}, undefined)).toThrow(/missing field `today`/);
  expect(() => assess(undefined, {}, "2021-02-30")).toThrow(/`2021-02-30` is not a day written YYYY-MM-DD/);
  expect(() => assess({ id: "a" }, {}, TODAY)).toThrow(/^the notice has problems\n(.*\n)*title: the field is missing\n/);
  const round: Record<string, unknown> = {};
  round.route = round;
  expect(() => assess(undefined, round, TODAY)).toThrow(TypeError);
  // A key with the value undefined is a question without an answer.
  expect(assess(null, { route: undefined }, TODAY).next).toBe("route");
});

test("another notice gives other results, and only in calls that pass it @once", async () => {
  const { assess } = await load();
  const notice = JSON.parse(NOTICE);
  const fees: { verdict: string; amount_cny?: number }[] = sectionOf(notice, "fee").findings;
  fees.filter((fee) => fee.amount_cny === 220).forEach((fee) => { fee.amount_cny = 250; });
  const fee = (given: unknown) => sectionOf(assess(given, { route: "junior-review" }, TODAY), "fee").amount_cny;
  expect([fee(notice), fee(JSON.stringify(notice)), fee(undefined), fee(notice)]).toEqual([250, 250, 220, 250]);
});

test("a notice is checked as on the command line @once", async () => {
  const { check } = await load();
  const folder = path.join(ROOT, "tests/notices");
  const text = read(folder, "notice.md");
  const files = names(folder, /^(good|bad-.*)\.json$/);
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const found: { path: string; severity: string; reason: string }[] = check(read(folder, file), text);
    const said = found.map((problem) => `${problem.path}: ${problem.severity}: ${problem.reason}`);
    expect(said, file).toEqual(xtask(["check-notice", path.join(folder, file)]));
    expect(found.length, file).toBe(file === "good.json" ? 0 : 1);
  }
});

test("without the official text only the notice itself is checked @once", async () => {
  const { check } = await load();
  const notice = (name: string) => JSON.parse(read(ROOT, "tests/notices", name));
  const quote = {
    path: "sections[9].findings[0].quote",
    severity: "error",
    reason: "the quote is not in clause `三` of the official text: `评审费 380 元`",
  };
  const misquoting = notice("bad-quote-not-found.json");
  expect(check(misquoting, read(ROOT, "tests/notices/notice.md"))).toEqual([quote]);
  expect(check(misquoting)).toEqual([]);
  const contradicting = check(notice("bad-contradiction.json"));
  expect(contradicting.map((problem: { path: string }) => problem.path)).toEqual(["sections[0].findings[2]"]);
  expect(check(undefined)).toEqual([{ path: ".", severity: "error", reason: "expected an object, not null" }]);
});

test("no program holds the notice @once", () => {
  const { title, issuer } = JSON.parse(read(copied(), "notice.json"));
  const site = path.resolve(ROOT, SITE);
  const programs = [...names(site, /\.wasm$/), "program/zicha_bg.wasm"];
  expect(programs.length).toBeGreaterThan(1);
  for (const program of programs) {
    const bytes = readFileSync(path.join(site, program));
    for (const text of [title.zh, title.en, issuer.zh]) expect(bytes.includes(text), `${program}: ${text}`).toBe(false);
  }
});

test("a page loads the module, its program and its notice, and nothing else @once", async ({ page, log }) => {
  const host = `<!doctype html><link rel="icon" href="data:,"><title>portal</title><p></p><script type="module">
    import init, { assess } from "./program/zicha.js";
    await init();
    const { sections } = assess(null, { route: "intermediate-review", employer: "private-enterprise" }, "${TODAY}");
    const [thesis, fee] = ["thesis", "fee"].map((id) => sections.find((section) => section.id === id));
    document.querySelector("p").textContent = [thesis.verdict, fee.amount_cny].join(" ");
  </script>`;
  await page.route("**/portal.html", (route) => route.fulfill({ contentType: "text/html", body: host }));
  const loaded = ["notice.json", "zicha.js", "zicha_bg.wasm", "zicha_engine.js"];
  log.allow(/^request: .*\/program\/(notice\.json|zicha\.js|zicha_bg\.wasm|zicha_engine\.js)$/);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("./portal.html");
  await expect(page.locator("p")).toHaveText("open 380");
  const expected = ["/portal.html", ...loaded.map((name) => `/program/${name}`)];
  expect(asked.filter((address) => address.startsWith("/")).sort()).toEqual(expected);
});

test("the own notice is the one beside the module, or the one given @once", async () => {
  const folder = copied();
  const notice = path.join(folder, "notice.json");
  writeFileSync(notice, readFileSync(notice, "utf8").replaceAll("220", "225"));
  const engine = await import(pathToFileURL(path.join(folder, "zicha.js")).href);
  const fee = () => sectionOf(engine.assess(undefined, { route: "junior-review" }, TODAY), "fee").amount_cny;
  await engine.default();
  expect(fee()).toBe(225);
  await engine.default({ notice: readFileSync(notice, "utf8").replaceAll("225", "230") });
  expect(fee()).toBe(230);
});

/** The messages of the TypeScript compiler for files beside the module. */
function compile(folder: string, files: string[]) {
  const program = ts.createProgram(files.map((file) => path.join(folder, file)), {
    allowJs: true,
    checkJs: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    noEmit: true,
    skipDefaultLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    typeRoots: [path.join(ROOT, "node_modules/@types")],
    types: ["node"],
  });
  const said = ts.getPreEmitDiagnostics(program);
  return said.map(({ file, messageText }) => {
    return `${path.basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

test("the types accept the example and the engine's output, and refuse what the engine refuses @once", async () => {
  const { assess, folder } = await load();
  writeFileSync(path.join(folder, "use.ts"), `
    import init, { assess, check, type Answers, type Notice, type Question, type Verdicts } from "./zicha.js";
    await init();
    const answers: Answers = { route: "junior-review", assignments: ["village-stationing", "other-similar"] };
    const { next, sections } = assess(undefined, answers, "2021-09-10T17:30");
    const asked: Question | null = next;
    const eligibility = sections.find((section) => section.id === "eligibility");
    const barred: boolean = eligibility?.verdict === ("barred" satisfies Verdicts["eligibility"]);
    const windows = sections.flatMap((section) => (section.kind === "windows" ? section.items : []));
    const days: (string | null)[] = windows.map((window) => window.closes);
    // @ts-expect-error: no such question
    assess(undefined, { rout: "senior" }, "2021-09-10");
    // @ts-expect-error: no such option
    assess(undefined, { route: "professor" }, "2021-09-10");
    // @ts-expect-error: one option only
    assess(undefined, { route: ["senior"] }, "2021-09-10");
    // @ts-expect-error: several options
    assess(undefined, { assignments: "none" }, "2021-09-10");
    // @ts-expect-error: the day is missing
    assess(undefined, answers);
    // @ts-expect-error: no such verdict
    const exempt: Verdicts["eligibility"] = "exempt";
    declare const other: Notice;
    const name: string | null = assess(other, { anything: "at-all" }, "2022-09-10").next;
    const places: string[] = check(other, "# 一").map((problem) => problem.path);
    export { asked, barred, days, exempt, name, places };
  `);
  // Checking all cases would take a minute.
  const chosen = cases().filter((_, at) => at % 20 === 0);
  const values = chosen.map(({ answers, today }) => JSON.stringify(assess(undefined, answers, today)));
  const declared = values.map((value, at) => `export const value${at}: Assessment<Question> = ${value};`);
  const fits = ['import type { Assessment, Question } from "./zicha.js";', ...declared];
  writeFileSync(path.join(folder, "fits.ts"), fits.join("\n"));
  expect(compile(folder, ["example.mjs", "use.ts", "fits.ts"])).toEqual([]);
});

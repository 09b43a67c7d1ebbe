// The states of the page for the gallery and the accessibility checks.
import { answer, serveNotice, expect, open, openAll, press, question, type Opening, type Page } from "./fixtures";

/** A mid-level engineer of a bureau institution on village stationing who has answered everything. */
export const ENGINEER =
  "route=intermediate-review&status=in-service&workplace=korla&employer=bureau-institution&sanction=none-or-warning" +
  "&falsification-bar=no&unit-level=prefecture&assignments=village-stationing&assignment-period=this-year";

/** A mid-level engineer of a private enterprise who has answered everything. */
export const OF_A_FIRM =
  "route=intermediate-review&status=in-service&workplace=korla&employer=private-enterprise&falsification-bar=no&assignments=none";

/** An aid worker of less than a year at a social organisation, for whom much is to be confirmed. */
export const DOUBTFUL =
  "route=intermediate-grant&status=aid-under-one-year&workplace=korla&employer=social-organisation" +
  "&falsification-bar=no&unit-level=unsure&assignments=other-similar";

/** An applicant who answers everything with `unsure`. */
export const UNSURE = ["route", "status", "workplace", "employer", "falsification-bar", "unit-level", "assignments"]
  .map((question) => `${question}=unsure`)
  .join("&");

/** Five applicants who have answered everything, for measuring the length of a result. */
export const FIVE = {
  engineer: ENGINEER,
  junior:
    "route=junior-review&status=in-service&workplace=korla&employer=private-enterprise&falsification-bar=no&assignments=none",
  county:
    "route=intermediate-review&status=in-service&workplace=qiemo&employer=county-water-institution&sanction=none-or-warning" +
    "&falsification-bar=no&unit-level=county&assignments=none",
  aid:
    "route=intermediate-review&status=aid-one-year&workplace=korla&employer=bureau-institution&sanction=none-or-warning" +
    "&falsification-bar=no&unit-level=prefecture&assignments=none",
  unsure: UNSURE,
};

/** A state: how the page is opened, and how the state is reached from there. */
export interface State {
  name: string;
  opening: Opening;
  /** What is done before the page is opened. */
  before?: (page: Page) => Promise<void>;
  reach?: (page: Page) => Promise<void>;
}

const click = (name: string) => (page: Page) => press(page.locator(`[data-action="${name}"]`).first());

export const STATES: State[] = [
  { name: "first-question", opening: {} },
  {
    name: "help",
    opening: { fragment: "route=intermediate-review&status=in-service" },
    reach: (page) => press(question(page, "workplace").locator(".help summary")),
  },
  {
    name: "mid-way",
    opening: {},
    reach: async (page) => {
      await answer(page, "route", "intermediate-review");
      await answer(page, "status", "in-service");
      await answer(page, "workplace", "korla");
    },
  },
  {
    name: "nothing-chosen",
    opening: { fragment: ENGINEER.split("&assignments")[0] },
    reach: async (page) => {
      await click("continue")(page);
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
  { name: "barred", opening: { fragment: "route=intermediate-review&status=retired" } },
  { name: "confirm", opening: { fragment: DOUBTFUL } },
  { name: "complete", opening: { fragment: ENGINEER } },
  { name: "closed", opening: { fragment: ENGINEER, date: "2021-10-01" } },
  { name: "share", opening: { fragment: ENGINEER }, reach: click("share") },
  { name: "official-text", opening: { fragment: ENGINEER }, reach: (page) => press(page.locator(".official-text button")) },
  {
    name: "live-result",
    opening: { fragment: ENGINEER.split("&sanction")[0] },
    // A desktop shows it without this.
    reach: (page) => openAll(page),
  },
  { name: "everything-open", opening: { fragment: ENGINEER }, reach: (page) => openAll(page) },
  {
    name: "nothing-known-open",
    opening: { fragment: FIVE.unsure },
    reach: async (page) => {
      await openAll(page);
      await press(page.locator("[data-confirm] .tick").first());
    },
  },
  { name: "barred-open", opening: { fragment: "route=intermediate-review&status=retired" }, reach: (page) => openAll(page) },
  {
    name: "explained",
    opening: { fragment: ENGINEER },
    reach: async (page) => {
      await press(page.locator(".official-text button"));
      await press(page.locator(".clauses .sign").first());
      await expect(page.locator(".explanations")).toBeVisible();
    },
  },
  { name: "error", opening: {}, before: (page) => serveNotice(page, '{"id": "next-year"}') },
  { name: "half-understood", opening: { fragment: "route=junior-review&colour=red" } },
];

/** Opens a state in a language. */
export async function show(page: Page, { opening, before, reach }: State, language: "zh" | "en") {
  await before?.(page);
  await open(page, { ...opening, language });
  await reach?.(page);
}

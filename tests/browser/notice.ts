// The files of the current notice, which `notices/current` names and the site under test shows.
import { readFileSync } from "node:fs";
import path from "node:path";

const NOTICES = path.join(import.meta.dirname, "../../notices");

/** Its id, which is also the name of its folder. */
export const ID = readFileSync(path.join(NOTICES, "current"), "utf8").trim();

/** Its folder. */
export const FOLDER = path.join(NOTICES, ID);

/** Its `notice.json`, as text. */
export const NOTICE = readFileSync(path.join(FOLDER, "notice.json"), "utf8");

/** Its official text. */
export const TEXT = readFileSync(path.join(FOLDER, "notice.md"), "utf8");

/** The key under which a device stores the answers. */
export const KEY = `zicha/${ID}/1`;

/** A section of a notice, by id. */
export const sectionOf = (notice: any, id: string): any => notice.sections.find((it: { id: string }) => it.id === id);

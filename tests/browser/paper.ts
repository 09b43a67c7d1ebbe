// The content of the pages of a printout.
import { getDocumentProxy } from "unpdf";

/** The text of every page. */
export async function sheets(pdf: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(" ").normalize("NFKC"));
  }
  return texts;
}

/** The number of checkboxes on each page; only the list for the envelope has any. */
export function boxes(sheets: string[]) {
  return sheets.map((text) => text.match(/☐/g)?.length ?? 0);
}

/** Handout and script: pages that were made at build time, put in place, their diagrams drawn. */
import "../theme/handout.css";
import type { PaperName } from "../model/handout.ts";
import { readAddress } from "./address.ts";
import { drawInto } from "./diagrams.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { lockForm } from "./lock-form.ts";
import { makeNotice } from "./notice.ts";
import type { View } from "./stage.ts";

/** `data-ready` on `root` says that everything stands: now it may be printed. */
export async function showPaper(
  root: HTMLElement,
  first: LoadedDeck,
  view: "handout" | "script",
  paper: PaperName,
): Promise<View> {
  // The browser's own margins would break pages anew.
  document.head.append(element("style", {}, `@page { size: ${paper}; margin: 0 }`));
  const pages = element("main");
  const gate = element("div", {});
  root.append(gate, pages);
  const notice = makeNotice(root);
  const show = async (loaded: LoadedDeck): Promise<void> => {
    delete root.dataset.ready;
    gate.replaceChildren(...(loaded.lock === null ? [] : [lockForm(loaded.lock, loaded.words)]));
    const rendered = await loaded.loadPaper(`${view}-${paper}`);
    if (rendered === null) {
      const { noNarration } = loaded.words.speaker;
      pages.textContent = noNarration[loaded.deck.narration];
      return;
    }
    pages.innerHTML = rendered.html;
    const boxes = [...pages.querySelectorAll<HTMLElement>("[data-diagram]")];
    const drawn = boxes.map(async (box) => {
      const diagram = rendered.diagrams[box.dataset.diagram ?? ""];
      if (diagram !== undefined) await drawInto(box, diagram, loaded);
    });
    await Promise.all([loaded.fontsDeclared, ...drawn]);
    await document.fonts.ready;
    root.dataset.ready = "";
  };
  const showOrSay = (loaded: LoadedDeck): Promise<void> =>
    show(loaded).catch(() => notice.show(loaded.words.stage.chapterFailed));
  await showOrSay(first);
  const position = readAddress(location.hash);
  // The address named a slide before its page was there.
  pages.querySelector(`[data-slide="${CSS.escape(position?.slide ?? "")}"]`)?.scrollIntoView();
  return { update: showOrSay };
}

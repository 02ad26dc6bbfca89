/** Every screen of a talk beside the others, all its steps taken, in light or in dark: for whoever works on
 *  layouts. Only while a talk is being written; no build has it. */
import "../theme/catalogue.css";
import type { Spot } from "../model/walk.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { makePreview } from "./preview.ts";
import type { View } from "./stage.ts";

export async function showCatalogue(root: HTMLElement, first: LoadedDeck): Promise<View> {
  const grid = element("main", { class: "grid" });
  const theme = element("button", { type: "button", class: "theme" }, "light / dark");
  theme.addEventListener("click", () => {
    const { dataset } = document.documentElement;
    dataset.theme = dataset.theme === "dark" ? "light" : "dark";
  });
  root.append(theme, grid);
  const show = async (loaded: LoadedDeck): Promise<void> => {
    await loaded.loadAll(loaded.walk.spotAt({ slide: "", step: 0 }));
    grid.replaceChildren(...spotsOf(loaded).map((spot) => tileOf(loaded, spot)));
  };
  await show(first);
  return { update: (loaded) => void show(loaded) };
}

/** Each screen at its last step. */
function spotsOf({ walk }: LoadedDeck): readonly Spot[] {
  return Array.from({ length: walk.screens }, (_, ordinal) => walk.spotOfScreen(ordinal)).flatMap(
    (spot) => {
      if (spot === null) return [];
      const steps = spot.slide?.steps[spot.screen] ?? 0;
      const { slide, step } = spot.position;
      return [walk.spotAt({ slide, step: step + steps })];
    },
  );
}

function tileOf(loaded: LoadedDeck, spot: Spot): HTMLElement {
  const kind = loaded.screenAt(spot)?.screen.kind ?? "";
  const piece = spot.screen === 0 ? "" : `·${spot.screen + 1}`;
  const preview = makePreview();
  preview.show(loaded, spot, `${spot.slide?.number ?? ""}${piece} ${kind}`);
  return preview.root;
}

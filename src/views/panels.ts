/** What the panels hold, apart from the views they open over: a first slide needs none of them. */
import type { SharedState } from "../model/state.ts";
import { fillGoTo } from "./goto.ts";
import type { Audience } from "./goto-row.ts";
import { fillHelp } from "./help.ts";
import type { LoadedDeck } from "./loaded.ts";
import { fillOverview } from "./overview.ts";
import type { Choice, Fill } from "./panel.ts";

export interface Around {
  readonly loaded: LoadedDeck;
  readonly state: SharedState;
  readonly audience: Audience;
  readonly choice: Choice;
}

export type PanelName = "overview" | "goto" | "help";

export function fillerOf(name: PanelName, { loaded, state, audience, choice }: Around): Fill {
  switch (name) {
    case "overview":
      return (dialog) => fillOverview(dialog, loaded, state, choice);
    case "goto":
      return (dialog) => fillGoTo(dialog, loaded, audience, choice);
    case "help":
      return (dialog) => fillHelp(dialog, loaded.words, audience);
    default:
      return name satisfies never;
  }
}

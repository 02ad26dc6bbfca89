/** What a speaker must not forget, across the whole window: the room sees no slide, or an older one;
 *  a question is open; this is only a look ahead; there is no stage. */
import { roomPosition, type SharedState } from "../model/state.ts";
import { element } from "./dom.ts";
import type { LoadedDeck } from "./loaded.ts";
import { formatClock } from "./speaker-bar.ts";
import type { StageSeen } from "./watch-stage.ts";

export interface Signs {
  readonly root: HTMLElement;
  show(loaded: LoadedDeck, state: SharedState, stageSeen: StageSeen, now: number): void;
}

export function makeSigns(): Signs {
  const root = element("div", { class: "signs", role: "status" });
  const signs = new Map<string, HTMLElement>();
  const sign = (kind: string, text: string | null): void => {
    const known = signs.get(kind) ?? element("p", { class: "sign", "data-sign": kind });
    signs.set(kind, known);
    if (text === null) known.remove();
    else if (known.textContent !== text) known.textContent = text;
    if (text !== null && !known.isConnected) root.append(known);
  };
  return {
    root,
    show({ walk, words: { speaker, stage } }, state, stageSeen, now) {
      const { blank, frozen, question, peek, clock } = state;
      const nameOf = (slide: string): string => {
        const head = walk.spotAt({ slide, step: 0 }).slide;
        return head === null ? stage.cover : `${head.number} ${head.title}`;
      };
      const asked = question === null ? 0 : Math.max(0, now - question.since) / 1000;
      sign("blank", blank ? speaker.blanked : null);
      sign("frozen", frozen === null ? null : speaker.frozen(nameOf(frozen.slide)));
      sign(
        "question",
        question === null
          ? null
          : speaker.asked(formatClock(asked), nameOf(question.stage.slide), question.beat + 1),
      );
      sign("peek", peek === null ? null : speaker.peeking(nameOf(roomPosition(state).slide)));
      sign("paused", clock.pausedAt === null ? null : speaker.paused);
      const alone = { there: null, away: speaker.noStage, unreachable: speaker.isolated };
      sign("alone", alone[stageSeen]);
    },
  };
}

import { describe, expect, test } from "vitest";
import { EMPTY_STEP } from "../../src/model/step.ts";
import type { Spot } from "../../src/model/walk.ts";
import { announcement } from "../../src/views/announce.ts";
import type { LoadedDeck } from "../../src/views/loaded.ts";
import { wordsFor } from "../../src/words/words.ts";

const SAYS = ["一个应用，一个进程。", ""];

/** A deck of 36 slides, each showing one figure of two steps, of which the second says nothing. */
function deck(lang: "zh-CN" | "en"): LoadedDeck {
  const steps = SAYS.map((say) => ({ ...EMPTY_STEP, say }));
  return {
    words: wordsFor(lang),
    walk: { slides: Array(36) },
    screenAt: ({ slide }: Spot) => ({
      screen: { steps, caption: slide?.title === "Dubbo" ? "Dubbo 架构图" : "" },
    }),
  } as unknown as LoadedDeck;
}

function spot(number: number, step = 0, screen = 0, title = "优劣"): Spot {
  const slide = number === 0 ? null : { number, title };
  return { slide, screen, step, ordinal: number * 10 + screen } as unknown as Spot;
}

const zh = deck("zh-CN");

describe("a screen reader hears", () => {
  test("each screen by number and title, in the deck's language", () => {
    expect(announcement(zh, spot(8), null)).toBe("第 8 页，共 36 页：优劣");
    expect(announcement(deck("en"), spot(8), spot(7))).toBe("Slide 8 of 36: 优劣");
    expect(announcement(zh, spot(0), spot(1))).toBe("封面");
  });

  test("which part of a slide it is that goes on", () => {
    expect(announcement(zh, spot(32, 0, 1), spot(32))).toBe("第 32·2 页，共 36 页：优劣");
  });

  test("a step by its caption, and by its number where it has none", () => {
    expect(announcement(zh, spot(8, 1), spot(8))).toBe(SAYS[0]);
    expect(announcement(zh, spot(8, 2), spot(8, 1))).toBe("分步 2/2");
  });

  test("both, where somebody goes back to the last step of a slide or opens it there", () => {
    expect(announcement(zh, spot(8, 1), spot(9))).toBe(`第 8 页，共 36 页：优劣 ${SAYS[0]}`);
  });

  test("the figure's own caption when its steps are taken back, and nothing where there is none", () => {
    const figure = (step: number): Spot => spot(21, step, 0, "Dubbo");
    expect(announcement(zh, figure(0), figure(1))).toBe("Dubbo 架构图");
    expect(announcement(zh, spot(8), spot(8, 1))).toBe("");
  });
});

import type { ProblemKind, Values } from "../model/problem.ts";
import type { Words } from "./words.ts";

export const en: Words = {
  slide: {
    continued: (screen, screens) => ` (continued ${screen}/${screens})`,
    minutes: (minutes) => `about ${minutes} min`,
    noPicture: "This picture can no longer be had",
    credit: (who) => `Source: ${who}`,
    certainty: {
      seen: "Redrawn from the original",
      twin: "Redrawn from a twin of the original",
      inferred: "Reconstructed from the narration",
    },
    drawingFailed: "This diagram could not be drawn. In words:",
  },
  stage: {
    overview: "Overview",
    cover: "Cover",
    goTo: "Go to",
    goToHint: "A number, or words of a title",
    nothingFound: "Nothing found",
    help: "Keys",
    keys: [
      ["PageDown Space → ↓ N", "Next"],
      ["PageUp Shift+Space ← ↑", "Back"],
      ["S P", "Speaker view"],
      ["F", "Full screen"],
      ["B .", "Blank the screen"],
      ["O", "Overview"],
      ["G /", "Go to, search"],
      ["T", "Light or dark"],
      ["Home End", "First and last"],
      ["?", "This sheet"],
      ["Esc", "Close what is open"],
    ],
    close: "Close",
    unknownSlide: (slide) => `There is no slide “${slide}”; this is the nearest one`,
    popupBlocked: "The browser blocked the new window. Open it here:",
    openSpeakerView: "Speaker view",
    chapterFailed: "This chapter did not load. Check the connection and press Next again",
    slideOf: (number, total, title) => `Slide ${number} of ${total}: ${title}`,
  },
  speaker: {
    title: "Speaker view",
    now: "Now",
    next: "Next press",
    end: "The end",
    narration: "Narration",
    noNarration: "No narration on this slide",
    backstory: "Backstory",
    editorNote: "Editor’s note",
    elapsed: "Elapsed",
    time: "Time",
    planned: "Planned",
    position: "Position",
    openStage: "Open the stage",
    step: (step, steps) => `step ${step}/${steps}`,
    previous: "Back",
    pause: "Pause the clock",
    resume: "Resume the clock",
    blanked: "Blank: the room sees no slide",
  },
  handout: {
    section: { contents: "Contents", backstory: "Appendix: backstory", sources: "Figures" },
    page: (page, pages) => `Page ${page} of ${pages}`,
    onPage: (page) => `page ${page}`,
    slide: (number) => `Slide ${number}`,
    slides: (count) => `${count} slide${count === 1 ? "" : "s"}`,
    continued: (number) => `Slide ${number} (continued)`,
    backstory: (number) => `Backstory ${number}`,
    backstoryContinued: (number) => `Backstory ${number} (continued)`,
    seeBackstory: (number, page) => `Backstory ${number}: page ${page}`,
    figure: (number) => `Figure ${number}`,
    noteContinued: "(continued)",
    original: "Original",
  },
  script: "Script",
  problem,
  hint: "hint",
};

function problem(kind: ProblemKind, values: Values): { message: string; hint: string } {
  const { text, address, other, id, key, known, expected, name, message } = values;
  switch (kind) {
    case "backstory-stray":
      return {
        message: "a backstory ends here that never began",
        hint: "put <!---> on a line of its own where it begins",
      };
    case "backstory-unclosed":
      return {
        message: "this backstory has no end; it was closed before the next heading",
        hint: "put <---> on a line of its own where it ends",
      };
    case "diagram-missing":
      return { message: `there is no diagram ${address}`, hint: "check the name in diagrams/" };
    case "figure-without-stand-in":
      return {
        message: `a remote picture is never fetched: ${address}`,
        hint: "put the picture into the talk, or a stand-in with replaces: into diagrams/",
      };
    case "narration-before-slide":
      return {
        message: "narration stands before the first slide",
        hint: "write a heading above it",
      };
    case "narration-mark-without-space":
      return {
        message: `"${text}" is read as text, not as narration`,
        hint: "put a space after the #",
      };
    case "picture-missing":
      return {
        message: `there is no picture ${address} in the talk`,
        hint: "check the name, capitals included",
      };
    case "stand-in-twice":
      return {
        message: `${other} already stands in for ${address}`,
        hint: "name an address in one file only",
      };
    case "stand-in-unused":
      return {
        message: `the diagram ${name} is used nowhere`,
        hint: "check the address under replaces:",
      };
    case "step-unknown-id":
      return {
        message: `a step names ${id}, which is not in the drawing`,
        hint: "check the ids of nodes, edges and groups",
      };
    case "talk-empty":
      return {
        message: "there is no talk here",
        hint: "write a .md file that begins with # Title",
      };
    case "yaml-key":
      return { message: `unknown key ${key}`, hint: `known keys: ${known}` };
    case "yaml-syntax":
      return {
        message: `this is not YAML: ${message}`,
        hint: "check indentation, colons and quotes",
      };
    case "yaml-type":
      return { message: `wrong type for ${key}`, hint: `expected ${expected}` };
    default:
      return kind satisfies never;
  }
}

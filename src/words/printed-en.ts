import type { PrintedWords } from "./printed.ts";

export const printedEn: PrintedWords = {
  handout: {
    section: {
      contents: "Contents",
      backstory: "Appendix: backstory",
      descriptions: "Appendix: figures in words",
      sources: "Figures",
    },
    page: (page, pages) => `Page ${page} of ${pages}`,
    onPage: (page) => `page ${page}`,
    slide: (number) => `Slide ${number}`,
    slides: (count) => `${count} slide${count === 1 ? "" : "s"}`,
    continued: (number) => `Slide ${number} (continued)`,
    backstory: (number) => `Backstory ${number}`,
    backstoryContinued: (number) => `Backstory ${number} (continued)`,
    seeBackstory: (number, page) => `Backstory ${number}: page ${page}`,
    figure: (number) => `Figure ${number}`,
    figureContinued: (number) => `Figure ${number} (continued)`,
    seeDescription: (page) => `In words: page ${page}`,
    told: {
      group: (title) => (title === "" ? "Together: " : `Group “${title}”: `),
      parts: { all: "Parts: ", rest: "In no group: ", participants: "Participants: " },
      list: ", ",
      between: { one: "to", both: "and", none: "and" },
      after: { both: " (both ways)", none: " (joined)" },
      colon: ": ",
      dashed: " (dashed, control)",
    },
    noteContinued: "(continued)",
    original: "Original",
  },
  article: {
    length: (characters, minutes) =>
      `about ${characters.toLocaleString("en-US")} words / ${minutes} min to read`,
    spoken: (minutes) => `about ${minutes} min to hear`,
    guide: "Figures and words on a tint are on the slides; the rest is what the speaker says.",
    present: "Show these slides",
    onStage: (slide) => `Show slide ${slide}`,
    told: "The figure in words",
    table: "Table",
    noScript: "Showing the slides takes JavaScript.",
    read: "Read the article",
  },
};

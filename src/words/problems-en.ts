import type { ProblemKind, Values } from "../model/problem.ts";
import type { ProblemWords } from "./problems.ts";

export const problemsEn: ProblemWords = { problem, hint: "hint" };

function problem(kind: ProblemKind, values: Values): { message: string; hint: string } {
  const { text, address, other, id, key, known, expected, name, message } = values;
  const { line, count, reason, step, said, beats } = values;
  switch (kind) {
    case "backstory-stray":
      return {
        message: "a backstory ends here that never began",
        hint: "put <!---> on a line of its own where it begins",
      };
    case "backstory-unclosed":
      return {
        message:
          "this backstory has no end; it stops at the next heading or <!--->, or where the file ends",
        hint: "put <---> on a line of its own where it ends",
      };
    case "code-unclosed":
      return {
        message: "this code fence is never closed; everything below it is read as code",
        hint: "close it with the same marks on a line of their own",
      };
    case "comment-unclosed":
      return {
        message: "this comment is never closed; its words are shown as text",
        hint: "put --> where it ends",
      };
    case "diagram-missing":
      return { message: `there is no diagram ${address}`, hint: "check the name in diagrams/" };
    case "diagram-syntax":
      return {
        message: `this is not Mermaid: ${message}`,
        hint: "mend this line, or the one above it",
      };
    case "drawing-failed":
      return {
        message: `the diagram ${name} could not be drawn: ${message}`,
        hint: "check how it is written; divide it if it is very large",
      };
    case "drawing-small":
      return {
        message: `${screenName(values)} has a drawing that fills ${values.percent} % of its room, with words of ${values.pixels} px`,
        hint: "give the figure a grid: of the shape of its room, or fewer and wider columns",
      };
    case "figure-without-stand-in":
      return {
        message: `a remote picture is never fetched: ${address}`,
        hint: "put the picture into the talk, or a stand-in with replaces: into diagrams/",
      };
    case "file-not-utf8":
      return {
        message: "this file is not UTF-8; what cannot be read is shown as �",
        hint: "save it anew with the encoding UTF-8",
      };
    case "file-unreadable":
      return {
        message: `this file cannot be read: ${reason}`,
        hint: "check that it is there and that you may read it",
      };
    case "grid-span":
      return {
        message: `the cells of ${id} are no rectangle`,
        hint: "an id may stand in several cells if they touch and make a rectangle",
      };
    case "grid-unknown-id":
      return {
        message: `the grid names ${id}, which is not in the drawing`,
        hint: "check the ids of nodes; an empty cell is a dot",
      };
    case "heading-twice":
      return {
        message: `"${text}" has the same address as the heading on line ${line}`,
        hint: "word one of them differently, so that links to both survive",
      };
    case "label-small":
      return {
        message: `${screenName(values)} has words of ${values.pixels} px in its drawing, too small for the last row: "${text}"`,
        hint: "give the figure a grid:, or break its longest lines with <br/>",
      };
    case "labels-overlap":
      return {
        message: `${screenName(values)} has words over words in its drawing: "${text}" and "${other}"`,
        hint: "shorten one of them, break it with <br/>, or move its box with grid:",
      };
    case "line-over-label":
      return {
        message: `${screenName(values)} has a line over words in its drawing: ${id} over "${text}"`,
        hint: "move a box with grid:, or shorten those words",
      };
    case "line-through-box":
      return {
        message: `${screenName(values)} has a line through a box that is not its end: ${id} through "${text}"`,
        hint: "move one of its ends, or that box, with grid:",
      };
    case "lit-outside":
      return {
        message: `${screenName(values)} loses ${values.pixels} px of ${id} at the edge of its drawing${atStep(values)}`,
        hint: "let the step name fewer parts, or move them closer together with grid:",
      };
    case "narration-above-separator":
      return {
        message: "narration stands directly above a line of dashes",
        hint: "leave a blank line between them: elsewhere such dashes make a heading of the line above",
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
    case "page-clipped":
      return {
        message: `page ${values.page} of the handout is clipped by ${clipping(values)}`,
        hint: "shorten what stands there, or divide it",
      };
    case "picture-missing":
      return {
        message: `there is no picture ${address} in the talk`,
        hint: "check the name, capitals included",
      };
    case "screen-clipped":
      return {
        message: `${screenName(values)} is clipped by ${clipping(values)}`,
        hint: "shorten it, or divide it with --- on a line of its own",
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
    case "step-beat-earlier":
      return {
        message: `step ${step} is tied to ${said}, which comes before the beat of an earlier step`,
        hint: "a talk goes one way: change the order of the steps, or leave this one to the step that passes it",
      };
    case "step-beat-missing":
      return {
        message: `step ${step} is tied to beat ${said}, but its slide has ${beats}`,
        hint: "count the lines of narration under the diagram, from 1",
      };
    case "step-unknown-id":
      return {
        message: `a step names ${id}, which is not in the drawing`,
        hint: "check the ids of nodes, edges and groups",
      };
    case "step-without-beat":
      return {
        message: `no beat leads to step ${step}, though other steps are tied by hand`,
        hint: "tie it with beat: or at:, or write beat: [] when nothing is said",
      };
    case "step-words-unsaid":
      return {
        message: `step ${step} is tied to words that no beat of its slide holds: ${said}`,
        hint: "copy them from one line of the narration under the diagram",
      };
    case "table-surplus":
      return {
        message: `cells beyond the table's header: ${count}; their words are kept in the last column`,
        hint: "give the header a cell for each, or write \\| for a bar within a cell",
      };
    case "talk-empty":
      return {
        message: "there is no talk here",
        hint: "write a .md file that begins with # Title",
      };
    case "text-overlapping": {
      const where = "page" in values ? `page ${values.page} of the handout` : screenName(values);
      return {
        message: `${where} has text over text by ${values.pixels} px${atStep(values)}: "${text}" and "${other}"`,
        hint: "shorten one of them, or divide them with --- on a line of its own",
      };
    }
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

function screenName({ screen }: Values): string {
  return screen === "" ? "the cover" : `slide ${screen}`;
}

function clipping(values: Values): string {
  const { pixels, edge, by, text, what } = values;
  const cause =
    by === "foot" ? ", where the foot begins" : by === "box" ? ", by a box around it" : "";
  const kind = what === "text" || what === undefined ? "" : `${what} `;
  const words = text === "" ? kind.trimEnd() : `${kind}"${text}"`;
  return `${pixels} px at the ${edge}${cause}${atStep(values)}${words === "" ? "" : `: ${words}`}`;
}

function atStep({ step }: Values): string {
  return step === undefined ? "" : `, at step ${step}`;
}

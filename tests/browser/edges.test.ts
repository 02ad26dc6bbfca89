/** What is read off a diagram's text is what Mermaid reads off it: every node, group, edge and message, with its
 *  ends, its words and its kind. A form that is not understood is an edge that is not told. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { freezeDiagrams } from "../../src/build/freeze.ts";
import type { Heads } from "../../src/model/description.ts";
import { parseDiagram } from "../../src/parse/diagram.ts";
import { type Flowchart, flowchartIn } from "../../src/parse/edges.ts";
import { type Sequence, sequenceIn } from "../../src/parse/sequence.ts";

const MERMAID = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");
const files = (await Promise.all(["slides", "tests/fixtures"].map(diagramsIn))).flat();
const texts = new Map(
  await Promise.all(
    files.map(async (path) => {
      const file = { path, name: path, text: await readFile(path, "utf8") };
      return [path, parseDiagram(file).diagram.mermaid] as const;
    }),
  ),
);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
  page = await browser.newPage();
  await page.setContent("<!doctype html>");
  await page.addScriptTag({ path: MERMAID });
  await page.evaluate("mermaid.initialize({ startOnLoad: false })");
});
afterAll(() => browser.close());

async function diagramsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".mmd")).map((name) => join(folder, name));
}

test("the talk and the fixtures have flowcharts and sequences to compare", () => {
  expect(files.length).toBeGreaterThan(25);
  const read = [...texts.values()];
  expect(read.flatMap((text) => flowchartIn(text)?.edges ?? []).length).toBeGreaterThan(200);
  expect(read.flatMap((text) => sequenceIn(text)?.said ?? []).length).toBeGreaterThan(10);
});

test.each(files)("%s is read as Mermaid reads it", async (file) => {
  const text = texts.get(file) ?? "";
  const mermaids = await readByMermaid(text);
  if (mermaids !== null) expect(readByUs(text)).toEqual(mermaids);
  else expect(file).toMatch(/fixtures\/(?:problems\/diagram-syntax|parse\/)/);
});

test.each(files.filter((file) => file.startsWith("slides")))(
  "%s is drawn with what is read, and nothing else",
  async (file) => {
    const { diagram } = parseDiagram({
      path: file,
      name: file,
      text: await readFile(file, "utf8"),
    });
    const frozen = await freezeDiagrams([diagram], async () => browser);
    const drawn = frozen.get(diagram.name);
    if (drawn === undefined || "failed" in drawn) throw new Error(`${file} was not drawn`);
    expect(idsRead(diagram.mermaid)).toEqual(await page.evaluate(idsDrawn, drawn.svg));
  },
);

interface Ids {
  readonly nodes: readonly string[];
  readonly groups: readonly string[];
  readonly edges: readonly string[];
}

/** Runs in a page. */
function idsDrawn(svg: string): Ids {
  const { body } = new DOMParser().parseFromString(svg, "text/html");
  const named = (parts: string): string[] =>
    [...body.querySelectorAll(parts)].map((part) => part.getAttribute("data-id") ?? "").sort();
  return {
    nodes: named(".node[data-id]"),
    groups: named(".cluster[data-id]"),
    edges: named("path.flowchart-link[data-id]"),
  };
}

function idsRead(mermaid: string): Ids {
  const read = readByUs(mermaid) ?? { nodes: [], groups: {}, edges: [] };
  const isSequence = flowchartIn(mermaid) === null;
  const edges = read.edges
    .filter(({ to }) => to !== "")
    .map(({ id, from, to }, index) => (isSequence ? `m${index + 1}` : (id ?? `L_${from}_${to}_0`)));
  const notes = read.edges.filter(({ to }) => to === "").map((_, index) => `note${index + 1}`);
  return {
    nodes: [...read.nodes, ...notes].sort(),
    groups: Object.keys(read.groups).sort(),
    edges: edges.sort(),
  };
}

test("what is missed is seen", async () => {
  const text = texts.get("tests/fixtures/diagrams/forms.mmd") ?? "";
  const mermaids = await readByMermaid(text);
  expect(mermaids?.edges.length).toBeGreaterThan(40);
  for (const line of ["  a1 --> a2 --> a3\n", "  d11 === d12\n", "    h5\n"]) {
    expect(text).toContain(line);
    expect(readByUs(text.replace(line, ""))).not.toEqual(mermaids);
  }
});

/** A diagram as both tell it: an id that nobody gave is none, and order is that of the text. */
interface Read {
  readonly nodes: readonly string[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly edges: readonly ReadEdge[];
}

interface ReadEdge {
  readonly id: string | null;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly heads: Heads;
  readonly dashed: boolean;
}

function readByUs(text: string): Read | null {
  const flowchart = flowchartIn(text);
  const sequence = sequenceIn(text);
  return flowchart === null ? sequence && ofSequence(sequence) : ofFlowchart(flowchart);
}

function ofFlowchart({ nodes, groups, edges }: Flowchart): Read {
  return {
    nodes: nodes.toSorted(),
    groups: Object.fromEntries(groups.map(({ id, members }) => [id, members.toSorted()])),
    // What Mermaid has sanitized is written anew.
    edges: edges.map((edge) => ({ ...edge, label: edge.label.replaceAll("<br/>", "<br>") })),
  };
}

function ofSequence({ participants, said }: Sequence): Read {
  const edges = said.map(({ by, to, text, heads }) => {
    return { id: null, from: by.join(), to: to ?? "", label: text, heads, dashed: false };
  });
  return { nodes: [...participants.keys()].toSorted(), groups: {}, edges };
}

/** `null` for what Mermaid cannot read, and for kinds that are told in no list. */
function readByMermaid(text: string): Promise<Read | null> {
  return page.evaluate(async (text) => {
    const { mermaid } = window as unknown as { mermaid: Mermaid };
    const read = async () => mermaid.mermaidAPI.getDiagramFromText(text);
    const diagram = await read().catch(() => null);
    const headsOf = (type: string): Heads =>
      type === "arrow_open" ? "none" : type.startsWith("double_") ? "both" : "one";
    if (diagram?.type.startsWith("flowchart")) {
      const { db } = diagram;
      const groups = db.getSubGraphs();
      const ids = groups.map(({ id }) => id);
      const edges = db.getEdges().filter(({ stroke }) => stroke !== "invisible");
      return {
        nodes: [...db.getVertices().keys()].filter((id) => !ids.includes(id)).sort(),
        groups: Object.fromEntries(groups.map(({ id, nodes }) => [id, [...nodes].sort()])),
        edges: edges.map(({ id, start, end, text, type, stroke, isUserDefinedId }) => ({
          id: isUserDefinedId ? id : null,
          from: start,
          to: end,
          label: text.replaceAll("<br/>", "<br>"),
          heads: headsOf(type),
          dashed: stroke === "dotted",
        })),
      };
    }
    if (diagram?.type !== "sequence") return null;
    const { db } = diagram;
    const signals = Object.entries(db.LINETYPE).filter(([name]) =>
      /^(?:SOLID|DOTTED|BIDIRECTIONAL|NOTE)/.test(name),
    );
    const kinds = new Map(signals.map(([name, number]) => [number, name]));
    return {
      nodes: [...db.getActors().keys()].sort(),
      groups: {},
      edges: db
        .getMessages()
        .filter(({ type }) => kinds.has(type))
        .map(({ from, to, message, type }): ReadEdge => {
          const kind = kinds.get(type) ?? "";
          const of = { id: null, label: message, dashed: false };
          if (kind === "NOTE") {
            return { ...of, from: from === to ? from : `${from},${to}`, to: "", heads: "none" };
          }
          return { ...of, from, to, heads: kind.startsWith("BIDIRECTIONAL") ? "both" : "one" };
        }),
    };
  }, text);
}

/** What is asked of Mermaid. */
interface Mermaid {
  readonly mermaidAPI: {
    getDiagramFromText(text: string): Promise<{ readonly type: string; readonly db: Database }>;
  };
}

interface Database {
  getVertices(): Map<string, unknown>;
  getSubGraphs(): { id: string; nodes: string[] }[];
  getEdges(): {
    id: string;
    start: string;
    end: string;
    text: string;
    type: string;
    stroke: string;
    isUserDefinedId: boolean;
  }[];
  getActors(): Map<string, unknown>;
  getMessages(): { from: string; to: string; message: string; type: number }[];
  readonly LINETYPE: Readonly<Record<string, number>>;
}

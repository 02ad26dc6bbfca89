/** That every form is read as Mermaid reads it is proved in a browser: `tests/browser/edges.test.ts`. */
import { describe, expect, test } from "vitest";
import { type Edge, flowchartIn } from "../../src/parse/edges.ts";
import { sequenceIn } from "../../src/parse/sequence.ts";

function edgesOf(line: string): readonly Edge[] {
  return flowchartIn(`flowchart LR\n  ${line}`)?.edges ?? [];
}

const PLAIN = { id: null, from: "a", to: "b", label: "", heads: "one", dashed: false } as const;

describe("an edge has its ends, its words and its kind", () => {
  test.each<[line: string, of: Partial<Edge>]>([
    ["a --> b", {}],
    ["a-->b", {}],
    ["a --- b", { heads: "none" }],
    ["a <--> b", { heads: "both" }],
    ["a -.-> b", { dashed: true }],
    ["a -.- b", { dashed: true, heads: "none" }],
    ["a ==> b", {}],
    ["a e1@--> b", { id: "e1" }],
    ["a e1@<-.->|字| b", { id: "e1", heads: "both", dashed: true, label: "字" }],
    ['a -->|"x --> y"| b', { label: "x --> y" }],
    ["a -- 字 --> b", { label: "字" }],
    ["a -. 字 .-> b", { label: "字", dashed: true }],
    ["a == 字 === b", { label: "字", heads: "none" }],
    ['a["x --> y"]:::hot --> b(("z"))', {}],
  ])("%s", (line, of) => {
    expect(edgesOf(line)).toEqual([{ ...PLAIN, ...of }]);
  });

  test("but one that is not seen is none, though its ends are there", () => {
    expect(flowchartIn("flowchart LR\n  a ~~~ b")).toEqual({
      nodes: ["a", "b"],
      groups: [],
      edges: [],
    });
  });

  test("and several stand in a line, from each to each", () => {
    const ends = edgesOf("a & b e1@--> c & d --> e").map(({ from, to, id }) => [from, to, id]);
    expect(ends).toEqual([
      ["a", "c", null],
      ["a", "d", null],
      ["b", "c", "e1"],
      ["b", "d", null],
      ["c", "e", null],
      ["d", "e", null],
    ]);
  });
});

test("groups have what stands in them, as they begin, and each part is in one", () => {
  const groups = flowchartIn(`flowchart LR
  subgraph one [外]
    a --> b
    subgraph two
      c
    end
  end
  subgraph 三 四
    b --> d
  end`)?.groups;
  expect(groups).toEqual([
    { id: "one", title: "", members: ["a", "b", "two"] },
    { id: "two", title: "two", members: ["c"] },
    { id: "subGraph2", title: "三 四", members: ["d"] },
  ]);
});

test("what draws nothing is read over", () => {
  const text = `graph TD; a-->b
  %% a --> never
  style a fill:#f00; b-->c
  classDef hot fill:#fff
  class a,b hot
  linkStyle 0 stroke:red
  click a "https://example.org/a-->b"
  accDescr { x --> y }
  direction LR
  e1@{ animate: true }
  a e1@--> c`;
  expect(flowchartIn(text)?.nodes).toEqual(["a", "b", "c"]);
  expect(flowchartIn(text)?.edges).toHaveLength(3);
});

test("other kinds are none", () => {
  for (const text of ["", "classDiagram\n  A --> B", "pie\n  a: 1", "stateDiagram-v2\n  a --> b"]) {
    expect([flowchartIn(text), sequenceIn(text)]).toEqual([null, null]);
  }
});

describe("whatever is written", () => {
  const PIECES = [
    ...'-=.~<>ox|&;@{}[]()"`:%\\/#\n ',
    "a",
    "甲",
    "-->",
    "-- ",
    "-.->",
    "==>",
    "e1@",
    "subgraph ",
    "end\n",
    "@{",
    ":::",
    '["',
    "%%{",
    "\uE0000\uE001",
    "participant ",
    "->>",
    ": ",
  ];

  test("nothing is thrown", () => {
    let state = 7;
    const next = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state;
    };
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: 1 + (round % 60) }, () => PIECES[next() % PIECES.length]);
      for (const kind of ["flowchart LR\n", "sequenceDiagram\n", "graph TD;"]) {
        const written = kind + text.join("");
        expect(() => [flowchartIn(written), sequenceIn(written)]).not.toThrow();
      }
    }
  });

  test.each([
    "a --> b\n",
    "a & ",
    "a & b --> c & ",
    "a -- x\n",
    "a -. x ",
    "a[ ",
    'a["',
    "a@{ ",
    "a>x",
    "-->",
    "--",
    "....",
    "subgraph a\n",
    "subgraph [",
    "end\n",
    "accDescr { ",
    "|x",
    "x@",
    " \n",
    "\n\n%",
    "甲",
    "a:::",
    "a;",
    "a-->",
    "a-->b&",
    "a-b",
    "a.-",
    "a:b",
    "a==x",
    "/",
    "a->>b: c\n",
    "participant a as ",
    "a @{ as ",
  ])("400,000 characters of it are read: %j", (piece) => {
    // By squares of the length it would take longer than any test may.
    const text = piece.repeat(400_000 / piece.length);
    expect(() => flowchartIn(`flowchart LR\n${text}`)).not.toThrow();
    expect(() => sequenceIn(`sequenceDiagram\n${text}`)).not.toThrow();
  });
});

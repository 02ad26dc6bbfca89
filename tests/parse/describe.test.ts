import { describe, expect, test } from "vitest";
import type { Description } from "../../src/model/description.ts";
import { describeDiagram } from "../../src/parse/describe.ts";

function told(lines: string, aliases: Record<string, string> = {}): Description {
  const called = new Map(Object.entries(aliases).map(([id, name]) => [id, [name]]));
  const description = describeDiagram(`flowchart LR\n${lines}`, called);
  if (description === null) throw new Error("not told");
  return description;
}

/** From → to: labels. */
function linksIn({ links }: Description): readonly string[] {
  return links.map(({ from, to, labels }) => `${from.join()} → ${to.join()}: ${labels.join()}`);
}

describe("a part is called by what is written on it", () => {
  test.each<[what: string, label: string, name: string]>([
    ["as it stands", "注册中心 Registry", "注册中心 Registry"],
    ["in one line", "注册中心<br/>Registry", "注册中心 Registry"],
    ["a word that is broken is one", "数据<br/>访问层", "数据访问层"],
    ["longer lines are thoughts of their own", "一个进程<br/>一个代码库", "一个进程 一个代码库"],
    ["wide marks hold their own air", "客户端<br/>（内嵌 Client）", "客户端（内嵌 Client）"],
    ["entities are what they stand for", "R&amp;D #quot;x#quot;", 'R&D "x"'],
    ["signs of Markdown are none", "`**粗** 体`", "粗 体"],
  ])("%s", (_what, label, name) => {
    expect(told(`a["${label}"]`).parts).toEqual([name]);
  });

  test("by its alias, else its id, where nothing is", () => {
    expect(told('a[" "] --> b["　"]', { a: "服务" }).parts).toEqual(["服务", "b"]);
  });

  test("in full where it is introduced, and shortly where it is spoken of", () => {
    const description = told('a["服务（内嵌 Client）"] --> b["规则：一、二"]');
    expect(description.parts).toEqual(["服务（内嵌 Client）", "规则：一、二"]);
    expect(linksIn(description)).toEqual(["服务 → 规则: "]);
  });

  test("but never so shortly that it could be another", () => {
    const description = told('a["节点（主）"] --> b["节点（从）"]');
    expect(linksIn(description)).toEqual(["节点（主） → 节点（从）: "]);
  });
});

describe("parts with the same words are told apart", () => {
  test("by the groups they stand in", () => {
    const description = told(`
  subgraph x["东区"]
    a["库"]
  end
  subgraph y["西区"]
    b["库"]
  end
  a --> b`);
    expect(description.groups).toEqual([
      { title: "东区", members: ["库"] },
      { title: "西区", members: ["库"] },
    ]);
    expect(linksIn(description)).toEqual(["库（东区） → 库（西区）: "]);
  });

  test("by a group further out, where the nearest are alike too", () => {
    const pod = (id: string): string =>
      `subgraph ${id}["Service ${id}"]\nsubgraph p${id}["Pod"]\nn${id}["Proxy"]\nend\nend\n`;
    const description = told(`${pod("A")}${pod("B")}nA --> nB`);
    expect(linksIn(description)).toEqual(["Proxy (Service A) → Proxy (Service B): "]);
    expect(description.groups.map(({ title }) => title)).toEqual([
      "Service A",
      "Pod (Service A)",
      "Service B",
      "Pod (Service B)",
    ]);
  });

  test("by numbers, where they stand side by side", () => {
    const description = told('a["Client"] --> c["服务（从）"]\nb["Client"] --> d["服务（从）"]');
    expect(description.parts).toEqual(["Client 1", "服务（从）1", "Client 2", "服务（从）2"]);
    expect(linksIn(description)).toEqual(["Client 1 → 服务（从）1: ", "Client 2 → 服务（从）2: "]);
  });
});

describe("links", () => {
  test("of one kind with the same words are one", () => {
    expect(linksIn(told("a & b --> c & d\na -.-> c\nd --> e"))).toEqual([
      "a,b → c,d: ",
      "a → c: ",
      "d → e: ",
    ]);
  });

  test("between the same ends are one, with all that is written on them", () => {
    expect(linksIn(told("a -->|注册| b\na -->|续约| b\na -->|注册| c"))).toEqual([
      "a → b: 注册,续约",
      "a → c: 注册",
    ]);
  });

  test("keep their heads and their kind", () => {
    expect(told("a <-.-> b\nb --- c").links).toMatchObject([
      { heads: "both", dashed: true },
      { heads: "none", dashed: false },
    ]);
  });
});

test("a group without a title is a box around its members", () => {
  expect(told('subgraph g[" "]\na\nb\nend\nc').groups).toEqual([
    { title: "", members: ["a", "b"] },
  ]);
  expect(told('subgraph g[" "]\na\nb\nend\nc').parts).toEqual(["c"]);
});

test("a sequence is who takes part, and what is said in its order", () => {
  const description = describeDiagram(
    "sequenceDiagram\n  participant a as 客户端\n  a->>b: 查询<br>地址\n  b-->>a: 返回\n  a->>b: 查询<br>地址",
    new Map(),
  );
  expect(description).toMatchObject({ inOrder: true, parts: ["客户端", "b"] });
  expect(description && linksIn(description)).toEqual([
    "客户端 → b: 查询地址",
    "b → 客户端: 返回",
    "客户端 → b: 查询地址",
  ]);
});

test("other kinds, and texts without a part, are told in no list", () => {
  for (const text of ["", "flowchart LR", "classDiagram\n  A --> B", "sequenceDiagram"]) {
    expect(describeDiagram(text, new Map())).toBeNull();
  }
});

test("five thousand parts of one name are told apart", () => {
  const nodes = Array.from({ length: 5000 }, (_, index) => `n${index}["Client"]`).join("\n");
  const edges = Array.from({ length: 500 }, (_, index) => `n${index} --> n0`).join("\n");
  expect(told(`${nodes}\n${edges}`).parts).toHaveLength(5000);
});

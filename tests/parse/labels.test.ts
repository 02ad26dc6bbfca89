import { describe, expect, test } from "vitest";
import { messagesIn, namesIn, notesIn } from "../../src/parse/labels.ts";

function namesOf(line: string): readonly string[] {
  return Object.values(namesIn(`flowchart LR\n  ${line}`)).flat();
}

describe("a part is named by what is written on it", () => {
  test.each<[what: string, line: string, id: string]>([
    ["a node", 'a["服务"]', "a"],
    ["a node without quotes", "a[服务]:::service", "a"],
    ["a round one", "a(服务)", "a"],
    ["a store", 'a[("服务")]', "a"],
    ["a hexagon", "a{{服务}}", "a"],
    ["a new shape", 'a@{ shape: cyl, label: "服务" }', "a"],
    ["a node at the end of an edge", 'n --> a["服务"]', "a"],
    ["a node whose id has a hyphen", 'a-1["服务"]', "a-1"],
    ["a group", 'subgraph a["服务"]', "a"],
    ["a group without a title", "subgraph 服务", "服务"],
    ["an edge", 'x a@-->|"服务"| y', "a"],
    ["an edge without quotes", "x a@==>|服务| y", "a"],
    ["an edge of dots, both ways", 'x a@<-.->|"服务"| y', "a"],
    ["an edge with its words inside", "x a@-- 服务 --> y", "a"],
    ["an edge with quoted words inside", 'x a@-- "服务" --> y', "a"],
  ])("%s", (_what, line, id) => {
    expect(namesIn(`flowchart LR\n  ${line}`)[id]).toEqual(["服务"]);
  });

  test.each<[what: string, label: string, names: readonly string[]]>([
    ["a word broken over lines is one", "数据<br/>访问层", ["数据访问层", "访问层"]],
    ["Latin words over lines are one name", "Make<br/>Remote Call", ["Make Remote Call"]],
    ["a hyphen at the end of a line is kept", "kube-<br/>apiserver", ["kube-apiserver"]],
    [
      "each script is a half",
      "注册中心<br/>Registry",
      ["注册中心 Registry", "注册中心", "Registry"],
    ],
    ["brackets hold names of their own", "服务 (Java)", ["服务", "Java"]],
    ["numbers only count", "2. subscribe<br/>订阅", ["subscribe 订阅", "subscribe", "订阅"]],
    ["marks part one name from the next", "Sleuth + Zipkin", ["Sleuth", "Zipkin"]],
    ["entities are what they stand for", "R&amp;D #quot;甲乙#quot;", ["甲乙"]],
    ["one letter is no name", "甲 / B", []],
  ])("%s: %s", (_what, label, names) => {
    expect(namesOf(`a["${label}"]`)).toEqual(names);
  });
});

test("a label that looks like a node is none", () => {
  expect(namesIn('flowchart LR\n  a -->|"发送(send)"| b["甲乙[丙丁]"]')).toEqual({
    b: ["甲乙[丙丁]", "甲乙", "丙丁"],
  });
});

test("comments name nothing", () => {
  expect(namesIn('flowchart LR\n  %% a["服务"]')).toEqual({});
});

test("other kinds of diagrams have no names", () => {
  expect(namesIn('classDiagram\n  A --> B : x["服务"]')).toEqual({});
});

test("the messages of a sequence are called in order by what they say", () => {
  const sequence = `sequenceDiagram
  participant a as 客户端: 浏览器
  %% a->>b: 没有说的
  a->>+b: 查询服务
  Note over a,b: a->>b: 只是说明
  loop 每次
    b--)a: 返回地址
    b-xb: 1
    a->>b: 心跳<br>续约
  end`;
  expect([...messagesIn(sequence)]).toEqual([
    ["m1", "查询服务"],
    ["m2", "返回地址"],
    ["m3", "1"],
    ["m4", "心跳<br>续约"],
  ]);
  expect(namesIn(sequence)).toMatchObject({
    m1: ["查询服务"],
    m2: ["返回地址"],
    m4: ["心跳续约"],
  });
});

test("who takes part in a sequence is called by name, and notes in order by what they say", () => {
  const sequence = `sequenceDiagram
  participant a as 客户端 (浏览器)
  actor u as 用户
  participant d@{ "type": "database" } as 数据库
  participant 网关
  create participant t as 临时工
  %% Note over a: 没有说的
  Note over a,d: 第一条
  a->>d: Note over a: 只是消息
  note right of a : 第二条`;
  expect([...notesIn(sequence)]).toEqual([
    ["note1", "第一条"],
    ["note2", "第二条"],
  ]);
  const { m1: _, ...names } = namesIn(sequence);
  expect(names).toEqual({
    a: ["客户端", "浏览器"],
    u: ["用户"],
    d: ["数据库"],
    t: ["临时工"],
    note1: ["第一条"],
    note2: ["第二条"],
  });
});

test("a flowchart has no notes", () => {
  expect([...notesIn("flowchart LR\n  Note over a: 甲乙")]).toEqual([]);
});

test("text that is no Mermaid has no names, and does no harm", () => {
  for (const text of ["", "flowchart", 'flowchart LR\n a["', "flowchart LR\n a[[[[((("]) {
    expect(namesIn(text)).toEqual({});
  }
});

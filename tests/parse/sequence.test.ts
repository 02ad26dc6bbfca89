import { expect, test } from "vitest";
import { sequenceIn } from "../../src/parse/sequence.ts";

test("who says what to whom is known, notes among it, and what they are called", () => {
  const sequence = sequenceIn(`sequenceDiagram
  autonumber
  participant a as 客户端: 浏览器
  a->>+b: 查询
  Note over a,b: a->>b: 只是说明
  loop 每次
    b--)a: 返回: 地址
  end
  %% a->>b: 没有说的
  a<<->>b: 同步
  note right of b: 记下`);
  expect(sequence?.said).toEqual([
    { by: ["a"], to: "b", text: "查询", heads: "one" },
    { by: ["a", "b"], to: null, text: "a->>b: 只是说明", heads: "none" },
    { by: ["b"], to: "a", text: "返回: 地址", heads: "one" },
    { by: ["a"], to: "b", text: "同步", heads: "both" },
    { by: ["b"], to: null, text: "记下", heads: "none" },
  ]);
  expect([...(sequence?.participants ?? [])]).toEqual([
    ["a", "客户端: 浏览器"],
    ["b", "b"],
  ]);
});

test("where nobody says anything there is nothing to tell", () => {
  expect(sequenceIn("sequenceDiagram\n  participant a")).toBeNull();
});

import { expect, test } from "vitest";
import { readDate } from "../../src/print/finish.ts";

test.each([
  ["2024-05-01", "2024-05-01"],
  ["2024/5/1", "2024-05-01"],
  ["2024.5", "2024-05-01"],
  ["2024 年 5 月 12 日", "2024-05-12"],
  ["2024年5月", "2024-05-01"],
  ["2024", "2024-01-01"],
  ["May 1, 2024", "2024-05-01"],
  ["12 May 2024", "2024-05-12"],
  ["", "2000-01-01"],
  ["五月初", "2000-01-01"],
  ["soon", "2000-01-01"],
])("the day of %j is %s", (written, day) => {
  expect(readDate(written).toISOString()).toBe(`${day}T00:00:00.000Z`);
});

import { expect, test } from "vitest";
import { evenOut } from "../../src/source/even.ts";

test.each<[what: string, text: string, even: string]>([
  ["CRLF", "a\r\nb\r\n", "a\nb\n"],
  ["CR", "a\rb\r", "a\nb\n"],
  ["all three", "a\r\n\rb\n\r\nc", "a\n\nb\n\nc"],
  ["a byte order mark at the start", "\uFEFFa", "a"],
  ["a byte order mark elsewhere, which is the author's", "a\uFEFF", "a\uFEFF"],
  ["other line ends, which are none in Markdown", "a\u2028b\u0085c", "a\u2028b\u0085c"],
])("newlines are made even: %s", (_what, text, even) => {
  expect(evenOut(text)).toBe(even);
});

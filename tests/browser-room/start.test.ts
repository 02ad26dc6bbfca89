import { expect, test } from "vitest";
import { BrowserStartError, launchOptions, startBrowser } from "../../src/browser/start.ts";

test("only root goes without the sandbox", () => {
  const sandbox = (root: boolean) => launchOptions("/b", { headless: true, root }).chromiumSandbox;
  expect(sandbox(true)).toBe(false);
  expect(sandbox(false)).toBe(true);
});

test("a program that is no browser is a problem that names it", async () => {
  const started = startBrowser("/bin/false");
  await expect(started).rejects.toBeInstanceOf(BrowserStartError);
  await expect(started).rejects.toMatchObject({
    problem: { kind: "browser-does-not-start", path: "/bin/false" },
  });
});

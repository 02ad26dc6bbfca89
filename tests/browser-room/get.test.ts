import { expect, test } from "vitest";
import { wayToGet } from "../../src/browser/get.ts";
import { formatBrowserMessage } from "../../src/browser/messages.ts";

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
const ubuntu = "ID=ubuntu\nID_LIKE=debian\nUBUNTU_CODENAME=noble\n";
const mint = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n';
const fedora = 'ID=fedora\nVERSION_CODENAME="not debian"\nVARIANT_ID=debian\n';

test.each([
  ["Debian, root, apt-get", debian, true, true, "apt"],
  ["Ubuntu, root, apt-get", ubuntu, true, true, "apt"],
  ["a child of Ubuntu, root, apt-get", mint, true, true, "apt"],
  ["Debian, not root", debian, false, true, "playwright"],
  ["Debian without apt-get", debian, true, false, "playwright"],
  ["Fedora, even with apt-get", fedora, true, true, "playwright"],
  ["no os-release, as on macOS", "", true, true, "playwright"],
] as const)("%s", (_, osRelease, root, hasApt, way) => {
  expect(wayToGet({ osRelease, root, hasApt })).toBe(way);
});

test("news is one line, also after something failed", () => {
  const after = { command: "apt-get update", ended: "badly", output: "E: one\nE: two" } as const;
  const news = [
    formatBrowserMessage({ kind: "installing", packages: ["chromium", "firefox-esr"] }),
    formatBrowserMessage({ kind: "downloading", after: null }),
    formatBrowserMessage({ kind: "downloading", after }),
  ];
  for (const line of news) expect(line).not.toContain("\n");
});

test("when nothing worked, every attempt is shown with its last words, and then what to do", () => {
  const message = formatBrowserMessage({
    kind: "no-browser-to-get",
    attempts: [
      {
        command: "apt-get install",
        ended: "badly",
        output: "E: \u001b[31mno such package\u001b[0m\n",
      },
      {
        command: "playwright install",
        ended: "late",
        output: "Downloading\n    at Foo (x.js:1)\n",
      },
    ],
  });
  expect(message).toBe(
    [
      "No browser was found, and none could be installed.",
      "apt-get install failed:",
      "    E: no such package",
      "playwright install took too long and was ended:",
      "    Downloading",
      "hint: install Chromium or Chrome (Debian: apt-get install chromium), or set PANGBAI_BROWSER to the path of one",
    ].join("\n"),
  );
});

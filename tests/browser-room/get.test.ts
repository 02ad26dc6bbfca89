import { expect, test } from "vitest";
import { wayToGet } from "../../src/browser/get.ts";

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

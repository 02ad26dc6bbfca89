/** `npm run bench peers`: the talk as we build it beside what other tools make of the same slides, opened in one
 *  run. The first run installs those tools, which takes minutes. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { packagePath } from "../../src/build/package.ts";
import { contentOf } from "./content.ts";
import { hostFolder } from "./host.ts";
import { describeMachine, formatMachine } from "./machine.ts";
import { measureOpenings } from "./opening.ts";
import { READY } from "./page.ts";
import { installPeer, PEERS, type Peer } from "./peers/peers.ts";
import { type PeerSlide, slidesFor } from "./peers/slides.ts";
import { formatPeers, missesBeside, peerFigures, peersIn, type ToolPage } from "./peers/table.ts";
import { buildReveal, REVEAL_READY } from "./reveal.ts";
import { buildSite } from "./site.ts";

const TALK = packagePath("slides");
const TOOLS = packagePath("node_modules/.cache/pangbai/peers");
const KEPT_IN = packagePath("node_modules/.cache/pangbai/bench-peers.json");
const OURS = "Pangbai";
const ROUNDS = { free: 7, slow: 2 };

let browser: Browser;
const cleanUps: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await startBrowser(inject("wholeBrowserPath"));
});
afterAll(async () => {
  await browser.close();
  for (const cleanUp of cleanUps) await cleanUp();
});

test("the talk is opened beside what other tools make of it", async () => {
  const machine = describeMachine(`${browser.browserType().name()} ${browser.version()}`);
  const slides = await slidesFor(TALK);
  const pages = [await hostOurs(), await hostReveal()];
  for (const peer of PEERS) {
    try {
      pages.push(await hostPeer(peer, slides));
    } catch (error) {
      console.log(`${peer.name} is left out. ${String(error).slice(0, 400)}`);
    }
  }
  const faults: string[] = [];
  const openings = await measureOpenings(browser, pages, faults);
  const figures = peerFigures(openings, OURS);
  const tools = [OURS, ...peersIn(openings, OURS)];
  console.log(`\n${formatMachine(machine)}\n\n${formatPeers(figures, tools)}\n`);
  console.log(["Missed bars:", ...missesBeside(figures)].join("\n  "));
  await mkdir(dirname(KEPT_IN), { recursive: true });
  await writeFile(KEPT_IN, `${JSON.stringify({ bench: 1, machine, tools, figures }, null, 2)}\n`);
  console.log(`kept in ${KEPT_IN}`);
  // What goes wrong on theirs is theirs.
  const [own] = pages;
  expect(faults.filter((fault) => fault.includes(own?.url ?? ""))).toEqual([]);
});

async function hostOurs(): Promise<ToolPage> {
  const { folder, remove } = await buildSite(TALK, { times: 1, cold: false });
  cleanUps.push(remove);
  const { middle } = await contentOf(TALK);
  return page(OURS, folder, middle, READY);
}

/** Its page with our screens, bundled and minified. */
async function hostReveal(): Promise<ToolPage> {
  const { screens } = await contentOf(TALK);
  const { folder, remove } = await buildReveal(screens);
  cleanUps.push(remove);
  return page("reveal.js", folder, `#/${Math.floor(screens.length / 2)}`, REVEAL_READY);
}

async function hostPeer(peer: Peer, slides: readonly PeerSlide[]): Promise<ToolPage> {
  const tools = join(TOOLS, peer.name);
  const site = await mkdtemp(join(tmpdir(), "pangbai-bench-peer-"));
  cleanUps.push(() => rm(site, { recursive: true }));
  console.log(`${peer.name}: installing and building`);
  await installPeer(peer, tools);
  await peer.build(slides, { tools, site });
  return page(peer.name, site, peer.at(Math.floor(slides.length / 2)), peer.readyWhen);
}

async function page(
  tool: string,
  folder: string,
  deep: string,
  readyWhen: string,
): Promise<ToolPage> {
  const { url, close } = await hostFolder(folder);
  cleanUps.unshift(close);
  return { tool, url, deepUrl: url + deep, readyWhen, rounds: ROUNDS };
}

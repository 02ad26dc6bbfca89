import { webcrypto } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { KeyOffer } from "../../src/model/sealed.ts";
import { openKeyRing } from "../../src/sync/keys.ts";

type Channel = Parameters<typeof openKeyRing>[0];

/** Windows that hear each other, and at once. */
function windows(): () => Channel {
  const open: Channel[] = [];
  return () => {
    const channel: Channel = {
      onmessage: null,
      close: () => {},
      postMessage(data) {
        const others = open.filter((each) => each !== channel);
        for (const other of others) other.onmessage?.({ data } as MessageEvent);
      },
    };
    open.push(channel);
    return channel;
  };
}

let offer: KeyOffer;
beforeAll(async () => {
  const key = await webcrypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "decrypt",
    "encrypt",
  ]);
  offer = { salt: "salt", key: key as KeyOffer["key"] };
});

/** What a window hears. */
function heardBy(channel: Channel): readonly KeyOffer[] {
  const heard: KeyOffer[] = [];
  openKeyRing(channel).follow((each) => heard.push(each));
  return heard;
}

test("a key reaches windows that are open, and those that open later", () => {
  const next = windows();
  const before = heardBy(next());
  const opener = openKeyRing(next());
  expect(before).toEqual([]);
  opener.offer(offer);
  expect(before).toEqual([offer]);
  expect(heardBy(next())).toEqual([offer]);
});

test("a window that only heard the key hands it on", () => {
  const next = windows();
  const stage = next();
  openKeyRing(stage);
  const speaker = next();
  openKeyRing(speaker).offer(offer);
  speaker.postMessage = () => {};
  expect(heardBy(next())).toEqual([offer]);
});

test("who begins to follow late is told what was heard before", () => {
  const next = windows();
  openKeyRing(next()).offer(offer);
  const ring = openKeyRing(next());
  const heard: KeyOffer[] = [];
  ring.follow((each) => heard.push(each));
  expect(heard).toEqual([offer]);
});

test.each([
  null,
  "key",
  { type: "key" },
  { type: "key", salt: "salt", key: "raw" },
  { type: "key", key: {} },
])("what is no key is not heard: %j", (message) => {
  const next = windows();
  const heard = heardBy(next());
  next().postMessage(message);
  expect(heard).toEqual([]);
});

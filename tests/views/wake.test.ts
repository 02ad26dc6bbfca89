import { beforeEach, expect, test } from "vitest";
import { keepAwake, type Lock, type Locks } from "../../src/views/wake.ts";

/** A page that can be hidden, and a display that says whether it is kept awake. */
class FakeRoom {
  visibilityState: DocumentVisibilityState = "visible";
  held = 0;
  asked = 0;
  private readonly heard = new Map<string, () => void>();
  private taken: (() => void) | null = null;

  readonly page = this as unknown as Document;

  addEventListener(type: string, listener: () => void): void {
    this.heard.set(type, listener);
  }

  readonly locks: Locks = {
    request: async (): Promise<Lock> => {
      this.asked += 1;
      await this.answer;
      this.held += 1;
      let open = true;
      return {
        release: async () => {
          if (open) this.held -= 1;
          open = false;
        },
        addEventListener: (_, listener) => {
          this.taken = () => {
            if (open) this.held -= 1;
            open = false;
            listener();
          };
        },
      };
    },
  };
  /** What the browser makes up its mind with. */
  answer: Promise<void> = Promise.resolve();

  async does(
    event: "keydown" | "pointerdown" | "hides" | "shows" | "takes it back",
  ): Promise<void> {
    if (event === "takes it back") this.taken?.();
    else if (event === "hides" || event === "shows") {
      this.visibilityState = event === "hides" ? "hidden" : "visible";
      this.heard.get("visibilitychange")?.();
    } else this.heard.get(event)?.();
    await settled();
  }
}

function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

let room: FakeRoom;
beforeEach(() => {
  room = new FakeRoom();
});

test("the first press asks for the display to stay awake, and no later one asks again", async () => {
  keepAwake(room.page, room.locks);
  await settled();
  expect(room.asked).toBe(0);
  await room.does("keydown");
  await room.does("pointerdown");
  await room.does("keydown");
  expect([room.asked, room.held]).toEqual([1, 1]);
});

test("a page that is hidden lets the display sleep; shown again, it does so no more", async () => {
  keepAwake(room.page, room.locks);
  await room.does("pointerdown");
  await room.does("hides");
  expect(room.held).toBe(0);
  await room.does("shows");
  expect(room.held).toBe(1);
});

test("before anybody presents, a page that is shown asks for nothing", async () => {
  keepAwake(room.page, room.locks);
  await room.does("hides");
  await room.does("shows");
  expect(room.asked).toBe(0);
});

test("a system that takes it back is asked again at the next press", async () => {
  keepAwake(room.page, room.locks);
  await room.does("keydown");
  await room.does("takes it back");
  expect(room.held).toBe(0);
  await room.does("keydown");
  expect([room.asked, room.held]).toEqual([2, 1]);
});

test("what is granted while the page is hidden already is given back at once", async () => {
  let grant = (): void => {};
  room.answer = new Promise((done) => {
    grant = done;
  });
  keepAwake(room.page, room.locks);
  await room.does("keydown");
  await room.does("hides");
  grant();
  await settled();
  expect([room.asked, room.held]).toEqual([1, 0]);
});

test("a refusal, or a browser that knows nothing of it, is passed over in silence", async () => {
  room.answer = Promise.reject(new Error("battery low"));
  keepAwake(room.page, room.locks);
  await room.does("keydown");
  room.answer = Promise.resolve();
  await room.does("keydown");
  expect(room.held).toBe(1);
  expect(() => keepAwake(new FakeRoom().page, undefined)).not.toThrow();
});

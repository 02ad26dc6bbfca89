import { beforeEach, describe, expect, test } from "vitest";
import { FIRST_STATE, type Session, type SharedState } from "../../src/model/state.ts";
import { openSession, type Resume, type Surroundings } from "../../src/sync/session.ts";

const HOUR = 3_600_000;
const on = (slide: string, step = 0) => ({ slide, step });

/** Windows of one browser: a channel that reaches every other window, and one storage. */
class FakeBrowser {
  now = 1_000_000;
  readonly kept = new Map<string, string>();
  readonly sent: unknown[] = [];
  /** The window that hears nothing for now. */
  asleep: string | null = null;
  private readonly named = new Map<string, Surroundings["channel"]>();
  /** How each window is told that it has slept. */
  readonly sleepers = new Map<string, () => void>();
  /** Messages under way, while they take their time. */
  private late: (() => void)[] | null = null;
  private readonly ports: Surroundings["channel"][] = [];

  /** Messages arrive as copies, as they do between real windows. */
  private port(name: string): Surroundings["channel"] {
    const port: Surroundings["channel"] = {
      onmessage: null,
      close: () => {},
      postMessage: (data: unknown) => {
        this.sent.push(data);
        if (this.sent.length > 100) throw new Error("the windows talk without end");
        for (const other of this.ports) {
          if (other === port) continue;
          if (this.late === null) this.tell(other, data);
          else this.late.push(() => this.tell(other, data));
        }
      },
    };
    this.ports.push(port);
    this.named.set(name, port);
    return port;
  }

  private tell(port: Surroundings["channel"], data: unknown): void {
    if (this.asleep !== null && port === this.named.get(this.asleep)) return;
    port.onmessage?.({ data: structuredClone(data) } as MessageEvent);
  }

  /** Lets `work` happen in all windows before any hears of it from another. */
  atOnce(work: () => void): void {
    const late: (() => void)[] = [];
    this.late = late;
    work();
    this.late = null;
    for (const arrive of late) arrive();
  }

  /** What a stranger on the same channel says to all. */
  shout(data: unknown): void {
    for (const port of this.ports) this.tell(port, data);
  }

  open(name: string, resume: Resume = "never", storage?: Surroundings["storage"]): Session {
    return openSession(
      { deck: "talk", role: name.startsWith("speaker") ? "speaker" : "stage", resume },
      {
        channel: this.port(name),
        storage: storage ?? {
          getItem: (key) => this.kept.get(key) ?? null,
          setItem: (key, value) => this.kept.set(key, value),
        },
        now: () => this.now,
        window: name,
        isolated: false,
        onWake: (woken) => this.sleepers.set(name, woken),
      },
    );
  }
}

let browser: FakeBrowser;
beforeEach(() => {
  browser = new FakeBrowser();
});

const stateOf = (more: Partial<SharedState>): SharedState => ({ ...FIRST_STATE, ...more });
const message = (state: unknown) => ({ pangbai: 2, type: "state", from: "z", state });

describe("two windows", () => {
  test("agree on every change, whoever makes it", () => {
    const [a, b] = [browser.open("a"), browser.open("b")];
    a.change({ stage: on("x", 2) });
    expect(b.state).toEqual(a.state);
    b.change({ blank: true });
    expect(a.state).toEqual(b.state);
    expect(a.state).toMatchObject({ stage: on("x", 2), blank: true, revision: 2, by: "b" });
  });

  test("say each change once: hearing of one is no reason to repeat it", () => {
    const [a, b] = [browser.open("a"), browser.open("b")];
    browser.sent.length = 0;
    a.change({ beat: 1 });
    b.change({ beat: 2 });
    expect(browser.sent).toHaveLength(2);
  });

  test("that change at once come to the same state", () => {
    const [a, b] = [browser.open("a"), browser.open("b")];
    browser.atOnce(() => {
      b.change({ stage: on("y") });
      a.change({ stage: on("x") });
    });
    expect(a.state).toEqual(b.state);
    expect(a.state).toMatchObject({ stage: on("y"), revision: 1, by: "b" });
  });

  test("of different talks have different storage", () => {
    browser.open("a").change({ beat: 1 });
    expect([...browser.kept.keys()]).toEqual(["pangbai/talk"]);
  });
});

describe("a window that opens", () => {
  test("joins the one that is open, and asks only once", () => {
    const a = browser.open("a");
    a.change({ stage: on("x", 3), beat: 2 });
    browser.sent.length = 0;
    const b = browser.open("b");
    expect(b.state).toEqual(a.state);
    expect(browser.sent).toHaveLength(2);
  });

  test("joins even when storage remembers a later state of another run", () => {
    browser.kept.set(
      "pangbai/talk",
      JSON.stringify({ at: browser.now, state: stateOf({ stage: on("old"), revision: 50 }) }),
    );
    browser.open("a").change({ stage: on("new") });
    expect(browser.open("b").state.stage).toEqual(on("new"));
  });

  test("alone begins at the cover, and its first change outdoes what storage remembers", () => {
    browser.open("a").change({ stage: on("x") });
    const later = new FakeBrowser();
    for (const [key, value] of browser.kept) later.kept.set(key, value);
    const b = later.open("b");
    expect(b.state).toEqual(FIRST_STATE);
    b.change({ stage: on("y") });
    expect(b.state.revision).toBe(2);
  });

  test("is not answered by windows that have nothing to tell", () => {
    browser.open("a");
    browser.open("b");
    expect(browser.sent).toHaveLength(2);
  });
});

describe("a window that reloads", () => {
  const reload = (after: number): Session => {
    browser.open("a").change({ stage: on("x", 3) });
    const next = new FakeBrowser();
    for (const [key, value] of browser.kept) next.kept.set(key, value);
    next.now = browser.now + after;
    return next.open("a", "always");
  };

  test("goes on where it was", () => {
    expect(reload(1000).state.stage).toEqual(on("x", 3));
    expect(reload(12 * HOUR - 1).state.stage).toEqual(on("x", 3));
  });

  test("begins anew when that was twelve hours ago, or lies in the future", () => {
    expect(reload(12 * HOUR).state).toEqual(FIRST_STATE);
    expect(reload(-12 * HOUR).state).toEqual(FIRST_STATE);
  });

  test.each(["", "null", "{", "[]", '{"at":1}', '{"at":1000000,"state":{"stage":1}}'])(
    "begins anew when storage holds %j",
    (kept) => {
      browser.kept.set("pangbai/talk", kept);
      expect(browser.open("a", "always").state).toEqual(FIRST_STATE);
    },
  );

  test("keeps its state when a window behind it answers, and takes that one along", () => {
    const behind = browser.open("b");
    behind.change({ stage: on("x") });
    const ahead = stateOf({ stage: on("y"), revision: 9, by: "a" });
    browser.kept.set("pangbai/talk", JSON.stringify({ at: browser.now, state: ahead }));
    expect(browser.open("a", "always").state).toEqual(ahead);
    expect(behind.state).toEqual(ahead);
  });
});

describe("a window opened at a place of its own", () => {
  const open = (after: number): Session => {
    browser.open("a").change({ stage: on("x", 3) });
    const next = new FakeBrowser();
    for (const [key, value] of browser.kept) next.kept.set(key, value);
    next.now = browser.now + after;
    return next.open("a", "recent");
  };

  test("goes on with the clock of a talk that is under way", () => {
    expect(open(HOUR - 1).state.stage).toEqual(on("x", 3));
  });

  test("leaves the clock of an earlier rehearsal alone, and outdoes its state", () => {
    const session = open(HOUR);
    expect(session.state).toEqual(FIRST_STATE);
    session.change({ beat: 1 });
    expect(session.state.revision).toBe(2);
  });
});

describe("a roll call", () => {
  test("is answered by every other window, each with what it shows", () => {
    const speaker = browser.open("speaker");
    browser.open("a");
    browser.open("b");
    browser.open("speaker two");
    const there: string[] = [];
    speaker.callRoll((role) => there.push(role));
    expect(there.sort()).toEqual(["speaker", "stage", "stage"]);
  });

  test("is answered by nobody where there is nobody", () => {
    const there: string[] = [];
    browser.open("speaker").callRoll((role) => there.push(role));
    expect(there).toEqual([]);
  });
});

describe("a message is ignored", () => {
  let a: Session;
  beforeEach(() => {
    a = browser.open("a");
    a.change({ stage: on("x") });
    a.change({ stage: on("y") });
  });

  test("when it is older, and whoever sent it is told the newer state once", () => {
    browser.sent.length = 0;
    browser.shout(message(stateOf({ stage: on("old"), revision: 1, by: "z" })));
    expect(a.state.stage).toEqual(on("y"));
    expect(browser.sent).toEqual([expect.objectContaining({ type: "state", state: a.state })]);
  });

  test("when it is our own, come back", () => {
    browser.shout({ ...message(stateOf({ stage: on("me"), revision: 9 })), from: "a" });
    expect(a.state.stage).toEqual(on("y"));
  });

  const newer = stateOf({ stage: on("evil"), revision: 99, by: "z" });
  test.each<[what: string, data: unknown]>([
    ["nothing", null],
    ["a text", "state"],
    ["somebody else's", { type: "state", from: "z", state: newer }],
    ["of an older version", { ...message(newer), pangbai: 1 }],
    ["of a later version", { ...message(newer), pangbai: 3 }],
    ["of no kind we know", { ...message(newer), type: "command" }],
    ["from nobody", { ...message(newer), from: 1 }],
    ["without a state", { pangbai: 2, type: "state", from: "z" }],
    ["with half a position", message({ ...newer, stage: { slide: "evil" } })],
    ["with a step that is no count", message({ ...newer, stage: on("evil", -1) })],
    ["with a beat that is no number", message({ ...newer, beat: "1" })],
    ["with a theme we do not have", message({ ...newer, theme: "pink" })],
    ["with a clock that is no clock", message({ ...newer, clock: { startedAt: "now" } })],
    ["with a clock that forgets", message({ ...newer, clock: { ...newer.clock, before: 1 } })],
    ["with half a look ahead", message({ ...newer, peek: { slide: "evil" } })],
    ["frozen nowhere", message({ ...newer, frozen: true })],
    ["with a question of no time", message({ ...newer, question: { stage: on("x"), beat: 0 } })],
    ["with slides left out that are none", message({ ...newer, skipped: [1] })],
    ["of a window that is neither", { pangbai: 2, type: "here", from: "z", role: "phone" }],
    ["with a revision beyond counting", message({ ...newer, revision: 2 ** 60 })],
    ["made by nobody", message({ ...newer, by: null })],
  ])("when it is %s", (_what, data) => {
    browser.sent.length = 0;
    browser.shout(data);
    expect(a.state.stage).toEqual(on("y"));
    expect(browser.sent).toEqual([]);
    // The same message, whole, is heard.
    browser.shout(message(newer));
    expect(a.state.stage).toEqual(on("evil"));
  });
});

test("a window without storage or channel works all the same", () => {
  const denied = (): never => {
    throw new DOMException("denied", "SecurityError");
  };
  const [a, b] = [
    browser.open("a", "always", { getItem: denied, setItem: denied }),
    browser.open("b", "always", { getItem: denied, setItem: denied }),
  ];
  a.change({ stage: on("x") });
  expect([a.state.stage, b.state.stage]).toEqual([on("x"), on("x")]);
});

test("a listener hears of every new state, ours included, until it stops", () => {
  const [a, b] = [browser.open("a"), browser.open("b")];
  const heard: number[] = [];
  const stop = a.follow(({ revision }) => heard.push(revision));
  a.change({ beat: 1 });
  b.change({ beat: 2 });
  stop();
  b.change({ beat: 3 });
  expect(heard).toEqual([1, 2]);
});

test("a window that has slept asks what it missed", () => {
  const [a, b] = [browser.open("a"), browser.open("b")];
  browser.asleep = "b";
  a.change({ stage: on("x") });
  browser.asleep = null;
  expect(b.state).toEqual(FIRST_STATE);
  browser.sleepers.get("b")?.();
  expect(b.state).toEqual(a.state);
});

/** Reads off a page what is drawn in it. Text is measured by the lines of its ranges and all else by its box:
 *  `scrollWidth` knows nothing of what leaves to the top or left, by a transform or out of its block.
 *
 *  A line is as tall as its face, from ascent to descent: 1.45 em of Noto Sans SC, though a Han character
 *  has only one. That is a little more than its ink, and so on the safe side; lines are mostly set wider.
 *  Where they are set tighter, a line is as tall as it was set, for a box that was made for its lines cuts
 *  nothing; but never smaller than its signs. Code has a line height of 0: that of its block counts.
 *
 *  What CSS puts in by itself (marks of lists, `::before`) has no node to ask. It takes its room among what
 *  is measured. */
import type { Box, Framing, Ink, Measured } from "./ink.ts";

/** Runs in the page, and so holds everything it needs. */
export function measureFrame(framing: Framing): Measured {
  const frame = document.querySelectorAll<HTMLElement>(framing.frame)[framing.nth];
  if (frame === undefined) throw new Error(`no ${framing.frame} is there`);
  const roots: readonly Element[] = [frame, ...document.querySelectorAll(framing.beside)];
  const origin = frame.getBoundingClientRect();
  const scale = origin.width / frame.offsetWidth;
  const free: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const range = document.createRange();
  const pen = document.createElement("canvas").getContext("2d");

  const inFrame = ({ left, top, right, bottom }: Box): Box => ({
    left: (left - origin.left) / scale,
    top: (top - origin.top) / scale,
    right: (right - origin.left) / scale,
    bottom: (bottom - origin.top) / scale,
  });
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const inset = (box: Box, top: number, right: number, bottom: number, left: number): Box => ({
    left: box.left + left,
    top: box.top + top,
    right: box.right - right,
    bottom: box.bottom - bottom,
  });
  function remembering<T>(answer: (element: Element) => T): (element: Element) => T {
    const known = new Map<Element, T>();
    return (element) => {
      const before = known.get(element);
      if (before !== undefined) return before;
      const found = answer(element);
      known.set(element, found);
      return found;
    };
  }
  const styleOf = remembering((element) => getComputedStyle(element));
  /** How much larger a transform makes it. */
  const growthOf = (element: Element, box: Box): number =>
    element instanceof HTMLElement && element.offsetWidth > 0
      ? (box.right - box.left) / element.offsetWidth
      : 1;

  /** To where an element cuts off what stands in it. */
  const openingOf = remembering((element): Box => {
    const style = styleOf(element);
    const cutsAtAll =
      element instanceof HTMLElement
        ? style.display !== "inline"
        : element.localName === "svg" || element.localName === "foreignObject";
    if (!cutsAtAll) return free;
    const contained = /paint|content|strict/.test(style.contain);
    const across = contained || style.overflowX !== "visible";
    const down = contained || style.overflowY !== "visible";
    const box = element.getBoundingClientRect();
    const growth = growthOf(element, box);
    const inner = inset(
      box,
      Number.parseFloat(style.borderTopWidth) * growth,
      Number.parseFloat(style.borderRightWidth) * growth,
      Number.parseFloat(style.borderBottomWidth) * growth,
      Number.parseFloat(style.borderLeftWidth) * growth,
    );
    return {
      left: across ? inner.left : -Infinity,
      top: down ? inner.top : -Infinity,
      right: across ? inner.right : Infinity,
      bottom: down ? inner.bottom : Infinity,
    };
  });

  /** What a `clip-path` leaves of an element. Other shapes than these two leave its whole box. */
  const shapeOf = (element: Element): Box => {
    const { clipPath } = styleOf(element);
    if (clipPath === "none") return free;
    const box = element.getBoundingClientRect();
    const growth = growthOf(element, box);
    const [, shape, list = ""] = /^(inset|polygon)\((?:\w+, )?([^()]*)\)/.exec(clipPath) ?? [];
    const length = (text: string, whole: number): number =>
      text.endsWith("%")
        ? (Number.parseFloat(text) / 100) * whole
        : Number.parseFloat(text) * growth;
    if (shape === "inset") {
      const [top = "0", right = top, bottom = top, left = right] = list
        .replace(/ round .*/, "")
        .split(" ");
      const { width, height } = box;
      return inset(
        box,
        length(top, height),
        length(right, width),
        length(bottom, height),
        length(left, width),
      );
    }
    if (shape === "polygon") {
      const points = list.split(", ").map((point) => point.split(" "));
      const xs = points.map(([x = "0"]) => box.left + length(x, box.width));
      const ys = points.map(([, y = "0"]) => box.top + length(y, box.height));
      return {
        left: Math.min(...xs),
        top: Math.min(...ys),
        right: Math.max(...xs),
        bottom: Math.max(...ys),
      };
    }
    return box;
  };

  /** The box an element moves with: one that is placed absolutely is not cut by what it was lifted out of. */
  const holderOf = (element: Element): Element | null => {
    const { position } = styleOf(element);
    if (position === "fixed") return null;
    return position === "absolute" && element instanceof HTMLElement
      ? element.offsetParent
      : element.parentElement;
  };
  /** What is let through of an element itself. */
  const throughAround = (element: Element): Box => {
    const holder = holderOf(element);
    const held = holder !== null && roots.some((root) => root.contains(holder));
    return meet(shapeOf(element), held ? throughIn(holder) : free);
  };
  /** What is let through of that which stands in an element. */
  const throughIn = remembering(
    (element): Box =>
      roots.includes(element) ? free : meet(openingOf(element), throughAround(element)),
  );
  /** What the camera looks past: at a step, all that it does not speak of, or takes away. */
  const past =
    '.screen:not([data-step="0"]) .drawing :is(.packet, [data-hidden], [data-id]:not([data-when="now"]))';
  /** Not there for the eye: as clear as glass, or in a box of a single pixel, made for those who listen. */
  const isGone = remembering((element): boolean => {
    const parent = element.parentElement;
    if (roots.includes(element) || parent === null) return false;
    const { left, top, right, bottom } = openingOf(element);
    const isPixel = right - left <= 1.5 * scale && bottom - top <= 1.5 * scale;
    return isPixel || styleOf(element).opacity === "0" || element.matches(past) || isGone(parent);
  });

  const isClear = (colour: string): boolean => /^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);
  const isPainted = (style: CSSStyleDeclaration): boolean => {
    const borders: readonly (readonly [string, string])[] = [
      [style.borderTopWidth, style.borderTopColor],
      [style.borderRightWidth, style.borderRightColor],
      [style.borderBottomWidth, style.borderBottomColor],
      [style.borderLeftWidth, style.borderLeftColor],
    ];
    return (
      style.backgroundImage !== "none" ||
      !isClear(style.backgroundColor) ||
      borders.some(([width, colour]) => Number.parseFloat(width) > 0 && !isClear(colour))
    );
  };
  const isFilled = ({ fill, fillOpacity }: CSSStyleDeclaration): boolean =>
    fill !== "none" && !isClear(fill) && fillOpacity !== "0";
  const paper = getComputedStyle(frame).backgroundColor;
  /** A line in the colour of the paper only sets off what it goes around. */
  const isStroked = ({ stroke, strokeOpacity, strokeWidth }: CSSStyleDeclaration): boolean =>
    stroke !== "none" &&
    stroke !== paper &&
    !isClear(stroke) &&
    strokeOpacity !== "0" &&
    Number.parseFloat(strokeWidth) > 0;

  /** A browser gives the box of a shape without its line. */
  const shapeBoxes = (shape: SVGGraphicsElement): readonly Box[] => {
    const style = styleOf(shape);
    const isLine = isStroked(style);
    const isShown = isLine || isFilled(style) || /^(?:image|use)$/.test(shape.localName);
    const box = shape.getBoundingClientRect();
    if (!isShown || box.width + box.height === 0) return [];
    const { a, b, c, d } = shape.getScreenCTM() ?? new DOMMatrix();
    const growth = Math.sqrt(Math.abs(a * d - b * c));
    const half = isLine ? (Number.parseFloat(style.strokeWidth) / 2) * growth : 0;
    return [inset(box, -half, -half, -half, -half)];
  };

  const blockOf = remembering((element): Element => {
    const { display } = styleOf(element);
    const parent = element.parentElement;
    return parent === null || (display !== "inline" && display !== "contents")
      ? element
      : blockOf(parent);
  });
  const blocks: Element[] = [];
  const numberOf = remembering((block): number => blocks.push(block));

  /** Where a line is set tighter than its face. */
  const tightened = (line: DOMRect, word: string, element: Element): Box => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = styleOf(element);
    const lineHeight = Number.parseFloat(styleOf(blockOf(element)).lineHeight);
    // No face is taller than twice its size; and a line height that is "normal" is that of the face.
    if (pen === null || !(lineHeight < 2 * Number.parseFloat(fontSize))) return line;
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const signs = pen.measureText(word);
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = signs;
    const surplus = (ascent + descent - lineHeight) / 2;
    if (surplus <= 0) return line;
    const growth = line.height / (ascent + descent);
    const above = Math.min(surplus, ascent - signs.actualBoundingBoxAscent);
    const below = Math.min(surplus, descent - signs.actualBoundingBoxDescent);
    return inset(line, above * growth, 0, below * growth, 0);
  };
  /** Word by word, for spaces have no ink and may hang over the end of a line. */
  const textBoxes = (text: Text, element: Element): readonly Box[] => {
    const isDrawn = element instanceof SVGElement;
    // Chromium has lines for a drawing's text that is not displayed, and no box for its element.
    if (isDrawn && element.closest("text")?.getClientRects().length === 0) return [];
    return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
      return isDrawn ? lines : lines.map((line) => tightened(line, word, element));
    });
  };
  const elementBoxes = (element: Element): readonly Box[] => {
    const isShape = /^(?:path|rect|circle|ellipse|line|polyline|polygon|image|use)$/;
    if (element instanceof SVGGraphicsElement) {
      return isShape.test(element.localName) ? shapeBoxes(element) : [];
    }
    const isPicture = /^(?:img|video|canvas|object|embed|iframe|input)$/.test(element.localName);
    if (!isPicture && !isPainted(styleOf(element))) return [];
    return [...element.getClientRects()].filter(({ width, height }) => width + height > 0);
  };

  const headings = [...document.querySelectorAll(framing.headings)];
  const ranks = new Map(headings.map((heading, index) => [heading, index]));
  const after = Node.DOCUMENT_POSITION_FOLLOWING;
  let heading = headings.findLastIndex((each) => each.compareDocumentPosition(frame) & after);
  const partOf = remembering(
    (element) => framing.parts.find((part) => element.closest(part) !== null) ?? "",
  );
  const shortened = (words: string): string => {
    const characters = [...words.trim().replace(/\s+/g, " ")];
    return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : characters.join("");
  };
  /** A drawing is known by what is said in its stead. */
  const wordsFor = (element: Element): string =>
    element instanceof SVGElement
      ? (element.closest("[aria-label]")?.getAttribute("aria-label") ?? "")
      : (element.getAttribute("alt") ?? element.textContent ?? "");

  const inkOf = (node: Node): readonly Ink[] => {
    const element = node instanceof Element ? node : node.parentElement;
    if (element === null || isGone(element)) return [];
    const isText = node instanceof Text;
    const inDrawing = element instanceof SVGElement;
    const boxes = isText ? textBoxes(node, element) : elementBoxes(element);
    if (boxes.length === 0) return [];
    const isPicture = /^(?:img|video|canvas)$/.test(element.localName);
    const about: Omit<Ink, "box"> = {
      kind: isText ? "text" : inDrawing ? "drawing" : isPicture ? "picture" : "box",
      words: shortened(isText ? node.data : wordsFor(element)),
      through: inFrame(isText ? throughIn(element) : throughAround(element)),
      block: numberOf(blockOf(element)),
      waiting: styleOf(element).visibility !== "visible",
      inDrawing,
      part: partOf(element) || null,
      heading,
    };
    return boxes.map((box) => ({ ...about, box: inFrame(box) }));
  };

  const ink = roots.flatMap((root) => {
    const walker = document.createTreeWalker(
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) =>
        node instanceof Element && node.matches(framing.leaveOut)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    );
    const found: Ink[] = [];
    while (walker.nextNode()) {
      heading = ranks.get(walker.currentNode as Element) ?? heading;
      found.push(...inkOf(walker.currentNode));
    }
    return found;
  });
  const partBoxes = framing.parts.flatMap((part) => {
    const elements = roots.flatMap((root) =>
      root.matches(part) ? [root] : [...root.querySelectorAll(part)],
    );
    const box = elements[0]?.getBoundingClientRect();
    return box === undefined || box.width === 0 ? [] : [[part, inFrame(box)] as const];
  });
  const padding = styleOf(frame);
  return {
    kind: frame.dataset.kind ?? "",
    whole: inFrame(origin),
    content: inset(
      inFrame(origin),
      Number.parseFloat(padding.paddingTop),
      Number.parseFloat(padding.paddingRight),
      Number.parseFloat(padding.paddingBottom),
      Number.parseFloat(padding.paddingLeft),
    ),
    parts: Object.fromEntries(partBoxes),
    ink,
  };
}

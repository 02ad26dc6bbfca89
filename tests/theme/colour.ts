/** Colours as eyes have them: how far apart in brightness, and what is left of them without red or green. */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

export function readColour(text: string): Colour {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text.trim());
  if (hex === null) throw new Error(`a colour this test cannot read: ${text}`);
  const [, red = "", green = "", blue = ""] = hex;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** As WCAG 2 has it, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** `over` another colour, as opacity mixes them. */
export function mix(colour: Colour, over: Colour, opacity: number): Colour {
  return mapColour(colour, (channel, index) => {
    return channel * opacity + (over[index] ?? 0) * (1 - opacity);
  });
}

function luminance(colour: Colour): number {
  const [red, green, blue] = mapColour(colour, toLight);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLight(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function fromLight(light: number): number {
  const share = Math.min(1, Math.max(0, light));
  return 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
}

export type Eyes = "protanopia" | "deuteranopia";

/** Machado, Oliveira and Fernandes 2009, at full severity, over light. */
const SEEN: Readonly<Record<Eyes, readonly Colour[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** A colour as eyes without one kind of cone have it. */
export function seenWith(eyes: Eyes, colour: Colour): Colour {
  const light = mapColour(colour, toLight);
  const [red = 0, green = 0, blue = 0] = SEEN[eyes].map((row) =>
    fromLight(row[0] * light[0] + row[1] * light[1] + row[2] * light[2]),
  );
  return [red, green, blue];
}

/** How different two colours look: ΔE of 1976. About 2 can just be told side by side. */
export function difference(one: Colour, other: Colour): number {
  const [a, b] = [toLab(one), toLab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function toLab(colour: Colour): Colour {
  const [red, green, blue] = mapColour(colour, toLight);
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function curve(share: number): number {
  return share > 216 / 24389 ? Math.cbrt(share) : (share * 24389) / 27 / 116 + 16 / 116;
}

function mapColour(colour: Colour, map: (channel: number, index: number) => number): Colour {
  return [map(colour[0], 0), map(colour[1], 1), map(colour[2], 2)];
}

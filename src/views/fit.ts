/** Scales the canvas to its window and puts it in the middle. Reveal could, but it rounds the scale to a
 *  hundredth, which cuts up to six pixels off a slide, and lays out all sections anew for it. */

const WIDTH = 1280;
const HEIGHT = 720;

export function fitCanvas(canvas: HTMLElement, around: HTMLElement): void {
  new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    canvas.style.transform = transformFor(entry.contentRect.width, entry.contentRect.height);
  }).observe(around);
}

/** Expects the canvas' own corner to be the window's. */
export function transformFor(width: number, height: number): string {
  const scale = Math.min(width / WIDTH, height / HEIGHT);
  const left = middle(width - WIDTH * scale);
  const top = middle(height - HEIGHT * scale);
  const unchanged = scale === 1 && left === 0 && top === 0;
  return unchanged ? "none" : `translate(${left}px, ${top}px) scale(${scale})`;
}

/** On half a pixel every letter would be blurred; and what is left over may be less than nothing by a
 *  billionth. */
function middle(over: number): number {
  return Math.max(0, Math.floor(over / 2));
}

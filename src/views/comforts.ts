/** What a stage does without for a moment, so that it answers sooner: fingers, a cursor that rests, a screen that
 *  stays awake. */
import { restCursor } from "./cursor.ts";
import { type TouchOptions, watchTouch } from "./touch.ts";
import { keepAwake } from "./wake.ts";

export function addComforts(options: TouchOptions): void {
  watchTouch(options);
  restCursor(options.root);
  keepAwake(document, navigator.wakeLock);
}

/** The time that clocks of a talk are read by, one for all of a window. */
import { steadyTime } from "../model/clock.ts";

export const talkTime = steadyTime(
  () => Date.now(),
  () => performance.now(),
);

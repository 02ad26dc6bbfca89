/** What a stage asks before it makes something anew: whether it made it of the same things the last time. Whoever
 *  runs the stages again and again holds what was made; the result is the same with it and without. */

/** `of` is all that the outcome depends on, and each is the same or it is not: a text, or one and the same object. */
export type Keep = <Made>(name: string, of: readonly unknown[], make: () => Made) => Made;

/** For whoever runs them once. */
export const ANEW: Keep = (_name, _of, make) => make();

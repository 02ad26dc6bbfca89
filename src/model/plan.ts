/** The plan of a talk: how long each slide takes to speak. Seconds. */

export interface Plan {
  readonly total: number;
  /** By slide id, in the deck's order. */
  readonly slides: ReadonlyMap<string, number>;
}

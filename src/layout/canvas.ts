/** The canvas every screen is laid out on. CSS pixels; `theme/stage.css` draws with the same numbers. */
export const CANVAS = { width: 1280, height: 720 } as const;

/** What is left for blocks between title and foot. */
export const BODY = { width: 1120, height: 476 } as const;

/** Body type, and the space a line takes. */
export const TYPE = { size: 28, line: 44, gap: 18 } as const;

/** One line on a terminal that says what is being done; the next one is written over it. */

export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** `null` leaves the line empty for what is said next. */
export function showProgress(text: string | null, terminal: Terminal = process.stderr): void {
  if (terminal.isTTY) terminal.write(`\r\u001b[K${text ?? ""}`);
}

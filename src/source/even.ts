/** Makes newlines even, so that a file from any editor has the same lines: CRLF and CR become LF, a byte
 *  order mark goes. */
export function evenOut(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

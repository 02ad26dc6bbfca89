/** Fetches every face that a page declares, one after the other: one that comes late has all that is shown laid out
 *  anew. `declared` settles once they are. */
export async function fetchFaces(declared: Promise<void>): Promise<void> {
  await declared;
  // Whoever shows a text of one that cannot be had shows it in another face.
  for (const face of [...document.fonts]) await face.load().catch(() => {});
}

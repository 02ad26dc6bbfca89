/** The speaker view in a small window that stays above all others, where a browser has such a thing: for
 *  who has one screen and shares it. */

interface PictureInPicture {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

const SIZE = { width: 560, height: 720 };

export function isOnTopPossible(window: Window): boolean {
  return pictureInPicture(window) !== null;
}

/** Shows a view in such a window, in the look of this page. Rejects where the browser has none. */
export async function ownWindowOnTop(
  root: HTMLElement,
  show: (host: HTMLElement) => { close(): void },
): Promise<void> {
  const offered = pictureInPicture(window);
  if (offered === null) throw new Error("there is no Document Picture-in-Picture");
  const made = await offered.requestWindow(SIZE);
  const { document: page } = made;
  page.documentElement.lang = document.documentElement.lang;
  for (const style of document.querySelectorAll('style, link[rel="stylesheet"]')) {
    page.head.append(page.importNode(style, true));
  }
  const host = page.createElement("div");
  host.id = "app";
  host.className = root.className;
  page.body.append(host);
  const view = show(host);
  made.addEventListener("pagehide", () => view.close());
}

function pictureInPicture(window: Window): PictureInPicture | null {
  return (
    (window as { documentPictureInPicture?: PictureInPicture }).documentPictureInPicture ?? null
  );
}

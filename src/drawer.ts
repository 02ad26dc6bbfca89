/** Browser entry of the page that draws diagrams ahead of print: `build/` opens it and calls the one
 *  function it puts on the window. */
import type { Frozen } from "./model/rendered.ts";
import { type Drawable, drawMermaid } from "./views/mermaid.ts";

Object.assign(window, { drawDiagram });

/** A text that cannot be drawn is no fault of the page: the answer says what Mermaid said. */
async function drawDiagram(diagram: Drawable, id: string): Promise<Frozen> {
  try {
    const { svg, members } = await drawMermaid(diagram, id);
    return { svg, members: Object.fromEntries(members) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** What a page must never hold, looked for in everything that is ever put into it. Runs in the page. */

/** Finds go to `window.offended`, as they are met. */
export function inspectPage(): void {
  const elements =
    "iframe, frame, object, embed, applet, form, base, audio, video, source, track, script:not([src]), marquee, portal, animate, set, image[href^='http' i], meta[http-equiv=refresh i]";
  const addresses =
    /^(?:href|src|srcset|xlink:href|action|formaction|poster|data|background|ping)$/;
  const foreign = /url\(\s*["']?(?!["'\s#]|data:)|image-set|@import/i;
  const report = (what: string, element: Element): void => {
    const at = element.closest("[data-slide], [id]")?.id ?? "";
    (window as unknown as { offended(text: string): void }).offended(
      `${what} at ${at}: ${element.outerHTML.slice(0, 300)}`,
    );
  };
  const isOwn = (address: string): boolean => new URL(address, document.baseURI).origin === origin;
  const isGood = (element: Element, name: string, value: string): boolean => {
    if (/^on/i.test(name)) return false;
    if (name === "style") return !foreign.test(value);
    if (!addresses.test(name)) return true;
    if (element.localName === "a") {
      // Mermaid leads nowhere instead of to a script, where it draws and nobody clicks.
      if (value === "about:blank") return element.closest(".drawing-bench") !== null;
      const { protocol } = new URL(value, document.baseURI);
      return /^(?:https?|mailto):$/.test(protocol);
    }
    if (/^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i.test(value)) return true;
    return value.startsWith("#") || (isOwn(value) && name !== "ping") || isIcon(element);
  };
  const isIcon = (element: Element): boolean => element.matches("head > link[rel=icon]");
  const inspectAttribute = (element: Element, name: string): void => {
    if (!isGood(element, name, element.getAttribute(name) ?? "")) report(name, element);
  };
  const inspect = (element: Element): void => {
    if (element.matches(elements) && !element.matches("head > script")) report("element", element);
    const isDrawn = element.localName === "style" && element.closest("svg") !== null;
    if (isDrawn && foreign.test(element.textContent ?? "")) report("style", element);
    for (const { name } of element.attributes) inspectAttribute(element, name);
  };
  const watcher = new MutationObserver((changes) => {
    for (const { target, attributeName, addedNodes } of changes) {
      if (attributeName !== null) inspectAttribute(target as Element, attributeName);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        inspect(node);
        for (const element of node.querySelectorAll("*")) inspect(element);
      }
    }
  });
  watcher.observe(document, { subtree: true, childList: true, attributes: true });
}

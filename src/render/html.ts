/** Text → HTML text that means the same: nothing an author writes becomes markup by accident. */

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Attributes with a value; `null` and `false` leave one out, `true` writes a bare one. */
export function attributes(values: Readonly<Record<string, string | boolean | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) =>
      value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`,
    )
    .join("");
}

/** A Mermaid text before Mermaid sees it. It may be a stranger's, and Mermaid takes orders from a text. */

/** Settings within a text: front matter, and directives with or without their end. */
const SETTINGS =
  /^\s*-{3}[ \t]*\n[\s\S]*?\n\s*-{3}[ \t]*(?=\n|$)|%%\{(?:(?!\}%%)[\s\S])*(?:\}%%)?/g;
/** A word, and what a function of CSS by that name would be given. It may be spelled with escapes. */
const FUNCTION = /((?:[\w-]|\\[\da-f]{1,6}\s?|\\.)+)(?=(\([^()\n]*)?)/gi;
const FETCHES = /(?:url|src|image|set|fade)$|\\/i;
/** An address in full, one spelled with escapes, or text in quotes that goes on behind a bracket. */
const ADDRESS = /\/\/|[:\\]|^\(\s*(["'])(?:(?!\1).)*$/;

/** Markup is text, as it is in Markdown; Mermaid knows line breaks, and kinds such as `<<interface>>`. */
const MARKUP = /<<[\w ]+>>|<br\s*\/?>|<(?=[a-z/!?])/gi;
/** Menus of a sequence's actors, which nobody opens on a slide: Mermaid gives them a handler. */
const MENUS = /^[ \t]*(?:links?|properties|details)[ \t][^\n]*$/gim;
/** Unseen in a label, and makes another name of the word before it. */
const UNSEEN = "\u200b";

/** A text with nothing in it that gives Mermaid orders, becomes markup or fetches a file by its style. */
export function harmless(text: string): string {
  const plain = withoutSettings(text).replace(MARKUP, (part) => (part === "<" ? "#lt;" : part));
  const kept = /^\s*sequenceDiagram/.test(plain) ? plain.replace(MENUS, "") : plain;
  return kept.replace(FUNCTION, (name, _, given = "") =>
    FETCHES.test(name) && ADDRESS.test(given) ? name + UNSEEN : name,
  );
}

/** Lines keep their numbers, because Mermaid's errors name them. */
function withoutSettings(text: string): string {
  const kept = text.replace(SETTINGS, (part) => part.replace(/[^\n]+/g, ""));
  // What stood around one may close up to another.
  return kept === text ? kept.replace(/^\s*-{3}/, "") : withoutSettings(kept);
}

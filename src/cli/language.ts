import type { Language } from "../model/deck.ts";

/** The terminal's. The deck's is not known before there is a deck. */
export function terminalLanguage(): Language {
  const { LC_ALL, LANG } = process.env;
  return (LC_ALL || LANG || "").startsWith("zh") ? "zh-CN" : "en";
}

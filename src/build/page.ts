/** The one page: its language, title, icon and, in a build, its content security policy. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { packagePath } from "./package.ts";

/** What a page may do, as its head says it. `frame-ancestors` works only as a header, so it is not here. The
 *  scripts are those that stand in the page, by their hashes. */
type Policy = (scripts: readonly string[]) => string;

/** A site asks for its own files. */
export const sitePolicy: Policy = (scripts) =>
  policy([
    `script-src 'self' ${scripts.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
  ]);

/** A page that is alone asks for nothing. */
export const alonePolicy: Policy = (scripts) =>
  policy([
    `script-src ${scripts.join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'none'",
  ]);

function policy(rules: readonly string[]): string {
  return ["default-src 'none'", ...rules, "base-uri 'none'", "form-action 'none'"].join("; ");
}

/** How the page's head begins. Nothing comes before it, and whatever cannot wait right after it. */
export const CHARSET = '<meta charset="utf-8">';

export function policyMeta(content: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${content}">`;
}

/** What a policy knows a script by. */
export function hashOf(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

export async function fillPage(
  html: string,
  about: { readonly lang: string; readonly title: string },
): Promise<string> {
  // An SVG would be a document of its own, read before the first paint.
  const icon = await readFile(packagePath("assets/icon.png"), "base64");
  const values: Readonly<Record<string, string>> = {
    title: escapeText(about.title),
    icon: `data:image/png;base64,${icon}`,
  };
  return html
    .replace(/lang="[^"]*"/, () => `lang="${about.lang}"`)
    .replace(/%(title|icon)%/g, (_, name: string) => values[name] ?? "");
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

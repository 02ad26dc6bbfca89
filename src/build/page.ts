/** The one page: its language, title, icon and, in a build, its content security policy. */
import { readFile } from "node:fs/promises";
import { packagePath } from "./package.ts";

/** Site policy. `frame-ancestors` works only as a header, so it is not here. `script` is the hash of the one
 *  script that stands in the page. */
export const policyWith = (script: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

export async function fillPage(
  html: string,
  about: { readonly lang: string; readonly title: string },
): Promise<string> {
  const icon = await readFile(packagePath("assets/icon.svg"), "utf8");
  const values: Readonly<Record<string, string>> = {
    title: escapeText(about.title),
    icon: `data:image/svg+xml,${encodeURIComponent(icon.trim())}`,
  };
  return html
    .replace(/lang="[^"]*"/, () => `lang="${about.lang}"`)
    .replace(/%(title|icon)%/g, (_, name: string) => values[name] ?? "");
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

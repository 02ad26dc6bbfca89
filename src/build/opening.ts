/** The plugin that puts into a built page what it shows before any script of it has come, and the policy
 *  that knows the scripts in it. */
import type { IndexHtmlTransformContext, Plugin } from "vite";
import { type First, openingOf } from "./first.ts";
import { CHAPTER_MODULE } from "./modules.ts";
import { CHARSET, policyMeta, sitePolicy } from "./page.ts";

type Bundle = NonNullable<IndexHtmlTransformContext["bundle"]>;

/** `first` is asked for once the talk has been compiled. */
export function opening(first: () => Promise<First>): Plugin {
  return {
    name: "pangbai:opening",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle = {} }) {
        const [link = "", file = ""] =
          /<link rel="stylesheet"[^>]*href="\.\/([^"]+)">/.exec(html) ?? [];
        const [tag = "", program = ""] =
          /<script type="module"[^>]*src="([^"]+)"><\/script>/.exec(html) ?? [];
        const later = { program, chapters: chaptersIn(bundle) };
        const { head, hashes } = openingOf(await first(), styleIn(bundle, file), later);
        const policy = policyMeta(sitePolicy(hashes));
        const body = (await first()).html;
        return html
          .replace(link, "")
          .replace(tag, "")
          .replace(CHARSET, () => CHARSET + policy + head)
          .replace("<body>", () => `<body>${body}`);
      },
    },
  };
}

function styleIn(bundle: Bundle, file: string): string {
  const asset = bundle[file];
  return asset?.type === "asset" ? String(asset.source).trim() : "";
}

/** The addresses of chapters, by id. */
function chaptersIn(bundle: Bundle): ReadonlyMap<string, string> {
  const chunks = Object.values(bundle).flatMap((one) => (one.type === "chunk" ? [one] : []));
  return new Map(
    chunks.flatMap(({ facadeModuleId, fileName }) => {
      const id = facadeModuleId?.slice(1) ?? "";
      return id.startsWith(CHAPTER_MODULE)
        ? [[id.slice(CHAPTER_MODULE.length), `./${fileName}`] as const]
        : [];
    }),
  );
}

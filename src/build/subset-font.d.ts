/** As much of subset-font as we use; it comes without types. */
declare module "subset-font" {
  interface Options {
    readonly targetFormat?: "truetype" | "woff2";
    readonly keepAllGlyphs?: boolean;
    /** Four letters each. Without it, all stay. */
    readonly keepFeatures?: readonly string[];
  }

  /** `text` is null with `keepAllGlyphs`. */
  export default function subsetFont(
    font: Uint8Array,
    text: string | null,
    options?: Options,
  ): Promise<Uint8Array>;
}

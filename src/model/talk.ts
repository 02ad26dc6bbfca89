/** A talk as text: what `source/` read from a folder, newlines made even, before anything is understood. */

export interface SourceFile {
  /** As problems print it: relative to where the command was given, or as the author named it. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly text: string;
  /** What went wrong while it was read; `text` is then what could be had. */
  readonly trouble?: Trouble;
}

export type Trouble =
  | { readonly kind: "not-utf8"; readonly line: number }
  | { readonly kind: "unreadable"; readonly reason: string };

export interface Talk {
  /** The folder's own name, the title of last resort. */
  readonly name: string;
  /** The folder as problems print it. */
  readonly path: string;
  /** In reading order. */
  readonly chapters: readonly SourceFile[];
  readonly diagrams: readonly SourceFile[];
  readonly settings: SourceFile | null;
  /** Picture files, relative to the folder, with `/` between parts. */
  readonly pictures: readonly string[];
}

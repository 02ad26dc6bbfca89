/** Problems and unreadable talks → text for a terminal. */
import { formatProblem } from "../render/problems.ts";
import type { Unreadable } from "../source/read.ts";
import type { Compiled } from "./compile.ts";

export function reportProblems({ problems, talk, words }: Compiled): string[] {
  const files = [...talk.chapters, ...talk.diagrams, ...(talk.settings ? [talk.settings] : [])];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return problems.map((problem) =>
    formatProblem(problem, words, (path) => texts.get(path) ?? null),
  );
}

/** The language of a talk that cannot be read is unknown, so it is said in both. */
export function reportUnreadable({ unreadable, reason }: Unreadable): string {
  switch (reason) {
    case "missing":
      return `${unreadable}: no such folder / 没有这个文件夹`;
    case "not-a-folder":
      return `${unreadable}: a talk is a folder of .md files / 讲稿应是一个放 .md 文件的文件夹`;
    case "denied":
      return `${unreadable}: cannot be read, permission denied / 没有权限读取`;
    default:
      return reason satisfies never;
  }
}

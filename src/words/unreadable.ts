/** Why a folder is no talk. Its language is unknown, so it is said in both. */
export function unreadableWords(reason: "missing" | "not-a-folder" | "denied"): string {
  switch (reason) {
    case "missing":
      return "no such folder / 没有这个文件夹";
    case "not-a-folder":
      return "a talk is a folder of .md files / 讲稿应是一个放 .md 文件的文件夹";
    case "denied":
      return "cannot be read, permission denied / 没有权限读取";
    default:
      return reason satisfies never;
  }
}

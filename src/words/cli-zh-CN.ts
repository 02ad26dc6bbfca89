import type { CliWords, WrongUse } from "./cli.ts";

export const cliZhCN: CliWords = {
  help: `把一份带旁白的 Markdown 讲稿变成幻灯片和演讲者视图。

  pangbai dev [讲稿]        放映，并跟随每一处修改
          --port N          监听的端口，被占用时顺延        （默认：5173）
          --open            同时打开浏览器
  pangbai build [讲稿]      生成可以发布的网站
          --out DIR         写到哪里，写之前会清空          （默认：dist）
          --strict          警告也算错误
  pangbai check [讲稿]      列出问题：在哪里，是什么，怎么办
          --strict          警告也算错误
          --json            只输出一个 JSON 对象
  pangbai outline [讲稿]    列出幻灯片、各屏、分步和旁白
          --json            只输出一个 JSON 对象
  pangbai --help            这段说明；也可以写 help，或放在命令后面
  pangbai --version         版本

讲稿是一个放 Markdown 各章的文件夹（默认：slides/），里面的文件从不会被改写。
退出码：0 没有错误，1 有错误，2 用法不对或讲稿无法读取。
`,
  wrongUse: (wrong, text) => `pangbai：${wrongUse(wrong, text)}。用法见 pangbai --help`,
  nothingWrong: (chapters, slides, beats) =>
    `没有问题：${chapters} 章，${slides} 张幻灯片，${beats} 拍旁白`,
  problemCount: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
  built: (out, files, kilobytes) => `已写入 ${out}：${files} 个文件，${kilobytes} KB`,
  served: (stage, speaker) =>
    [`放映        ${stage}`, `演讲者视图  ${speaker}`, "按 Ctrl+C 结束"].join("\n"),
};

function wrongUse(wrong: WrongUse["wrong"], text: string): string {
  switch (wrong) {
    case "command-unknown":
      return `没有“${text}”这个命令`;
    case "option-unknown":
      return `这里没有 ${text} 这个选项`;
    case "option-needs-value":
      return `${text} 后面要有值`;
    case "option-takes-no-value":
      return `${text} 后面不带值`;
    case "argument-too-many":
      return `多了一个参数“${text}”`;
    case "port-not-a-number":
      return `--port 应为 1 到 65535 的数，不是“${text}”`;
    case "out-meets-talk":
      return `--out 写之前会清空，而“${text}”就是讲稿文件夹，或在它里面，或包含它；请换一个与讲稿无关的文件夹`;
    case "out-not-a-folder":
      return `--out 指的“${text}”不是文件夹`;
    case "out-not-ours":
      return `--out 写之前会清空，而“${text}”里有别的东西，不是上次生成的网站；请换一个新文件夹，或自己先清空它`;
    default:
      return wrong satisfies never;
  }
}

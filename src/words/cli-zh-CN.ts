import type { CliWords, WrongUse } from "./cli.ts";
import { pdfZhCN } from "./cli-pdf-zh-CN.ts";

export const cliZhCN: CliWords = {
  help: `把一份带旁白的 Markdown 讲稿变成幻灯片、演讲者视图和讲义。

  pangbai dev [讲稿]        放映，并跟随每一处修改
          --port N          监听的端口，被占用时顺延        （默认：5173）
          --host ADDRESS    让别的机器也能打开：0.0.0.0     （默认：127.0.0.1）
          --open            同时打开浏览器
  pangbai build [讲稿]      生成可以发布的网站，另有单个文件
          --out DIR         写到哪里，写之前会清空          （默认：dist）
          --public          不带旁白、补充和编注
          --passphrase      把它们用口令锁住；口令会问，或取自 PANGBAI_PASSPHRASE
          --strict          警告也算错误
          --browser PATH    用这个浏览器画图                （默认：PANGBAI_BROWSER，或找到的）
          --install-browser 找不到浏览器时装一个
  pangbai pdf [讲稿]        打印讲义，并核对每个字都在里面
          --out FILE        写到哪个文件                    （默认：handout.pdf）
          --slides          改为每页一屏幻灯片，不带文字
          --chapters 2-4    只要这几章；只要一章写 2
          --no-narration    只要幻灯片和图
          --paper SIZE      a4 或 letter                    （默认：a4）
          --browser PATH    用这个浏览器打印                （默认：PANGBAI_BROWSER，或找到的）
          --install-browser 找不到浏览器时装一个
  pangbai check [讲稿]      列出问题：在哪里，是什么，怎么办
          --strict          警告也算错误
          --json            只输出一个 JSON 对象
          --visual          再用浏览器逐屏、逐步、逐页看一遍，有没有内容被裁掉
          --browser PATH    用这个浏览器，同 pdf
          --install-browser 找不到浏览器时装一个
  pangbai outline [讲稿]    列出幻灯片、各屏、分步和旁白
          --script          只列要讲的话，带页码和时间
          --json            只输出一个 JSON 对象
  pangbai help format       讲稿的写法，每条一个例子
  pangbai --help            这段说明；也可以写 help，或放在命令后面
  pangbai --version         版本

讲稿是一个放 Markdown 各章的文件夹（默认：slides/），里面的文件从不会被改写。
退出码：0 没有错误，1 有错误，2 用法不对、没有浏览器或讲稿无法读取。
`,
  wrongUse: (wrong, text) => `pangbai：${wrongUse(wrong, text)}。用法见 pangbai --help`,
  nothingWrong: (chapters, slides, beats) =>
    `没有问题：${chapters} 章，${slides} 张幻灯片，${beats} 拍旁白`,
  lookedAt: (screens, steps, pages) => `；看过 ${screens} 屏，${steps} 个分步，讲义 ${pages} 页`,
  problemCount: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
  narration: {
    open: "旁白也在里面，谁打开都能读到：--public 不带旁白，--passphrase 用口令锁住",
    public: "里面没有旁白、补充和编注",
    passphrase: "旁白、补充和编注已锁住：演讲者视图会问口令",
  },
  passphrase: { ask: "口令：", again: "再输一遍：" },
  drawnLater: (file) => `示意图没有预先画好，打开页面时再画；单个文件 ${file} 没有生成`,
  built: (out, files, kilobytes) => `已写入 ${out}：${files} 个文件，${kilobytes} KB`,
  served: ({ stage, speaker, handout, network }) =>
    [
      `放映        ${stage}`,
      `演讲者视图  ${speaker}`,
      `讲义        ${handout}`,
      ...network.map((address) => `别的机器    ${address}`),
      "按 Ctrl+C 结束",
    ].join("\n"),
  pdf: pdfZhCN,
  looking: {
    building: "正在生成网站……",
    screen: (screen, screens) => `正在看第 ${screen} 屏，共 ${screens} 屏……`,
    handout: "正在看讲义……",
  },
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
    case "option-for-visual":
      return `${text} 要和 --visual 一起用`;
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
    case "public-with-passphrase":
      return `${text} 要锁住的东西，--public 根本不带；两者选一`;
    case "passphrase-not-asked":
      return `--passphrase 要在终端里问口令，这里不是终端；请把口令放进 ${text}`;
    case "passphrase-empty":
      return "没有口令，什么也没有生成";
    case "passphrase-differs":
      return "两遍口令不一样，什么也没有生成";
    case "chapters-no-range":
      return `--chapters 应为一章或连续几章，如 2 或 2-4，不是“${text}”`;
    case "chapters-not-there":
      return `--chapters 指的是 ${text}，讲稿没有那么多章`;
    case "paper-unknown":
      return `--paper 应为 a4 或 letter，不是“${text}”`;
    case "file-in-talk":
      return `讲稿文件夹里从不写入任何东西，而“${text}”在它里面；请换到别处`;
    case "file-is-folder":
      return `--out 指的“${text}”是文件夹；请写出里面的文件名`;
    case "file-without-folder":
      return `--out 指的“${text}”没有可放的文件夹；请先建好文件夹`;
    case "file-no-pdf":
      return `--out 指的“${text}”已经存在，而且不是 PDF；请换一个文件名，或自己先移开它`;
    default:
      return wrong satisfies never;
  }
}

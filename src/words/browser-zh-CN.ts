import type { BrowserAttempt, BrowserMessage, BrowserWords } from "./browser.ts";

export const browserZhCN: BrowserWords = {
  hint: "提示",
  message,
  whatToDo,
  attempt: (command, ended) => `${command} ${ENDED[ended]}：`,
};

const ENDED = {
  badly: "失败了",
  late: "时间太长，已被结束",
  "without a browser": "没有带来浏览器",
} as const satisfies Record<BrowserAttempt["ended"], string>;

function message(said: BrowserMessage): string {
  switch (said.kind) {
    case "named-path-absent":
      return `${said.by} 指的“${said.path}”不存在。`;
    case "named-path-not-a-program":
      return `${said.by} 指的“${said.path}”不是能运行的程序。`;
    case "no-browser":
      return "没有找到浏览器。";
    case "no-browser-to-get":
      return "没有找到浏览器，也没能装上一个。";
    case "browser-does-not-start":
      return `${said.path} 启动不了：`;
    case "browser-hangs":
      return `${said.path} 在 ${Math.round(said.seconds)} 秒内没有回应，已被结束。`;
    case "browser-ended":
      return `${said.path} 没做完就结束了：`;
    case "installing":
      return `没有找到浏览器：正在用 apt-get 安装 ${said.packages.join(" 和 ")}（要几分钟）`;
    case "downloading": {
      const why = said.after
        ? `${said.after.command} ${ENDED[said.after.ended]}`
        : "没有找到浏览器";
      return `${why}：正在下载 Playwright 的 Chromium（要几分钟）`;
    }
    default:
      return said satisfies never;
  }
}

function whatToDo(said: BrowserMessage): string | null {
  switch (said.kind) {
    case "named-path-absent":
      return "请给出 Chromium、Chrome 或 Edge 程序的完整路径";
    case "named-path-not-a-program":
      return "请给出浏览器可执行文件的完整路径";
    case "no-browser":
      return `${INSTALL_ONE}；或加上 --install-browser，自动装一个；或${NAME_ONE}`;
    case "no-browser-to-get":
      return `${INSTALL_ONE}；或${NAME_ONE}`;
    case "browser-does-not-start":
    case "browser-hangs":
    case "browser-ended":
      return "再试一次，或用 --browser PATH 或 PANGBAI_BROWSER 另指一个浏览器";
    case "installing":
    case "downloading":
      return null;
    default:
      return said satisfies never;
  }
}

const INSTALL_ONE =
  "请安装 Chromium（Debian：apt-get install chromium），或从官网安装 Chrome 或 Edge";
const NAME_ONE = "用 --browser PATH 或 PANGBAI_BROWSER 指出一个";

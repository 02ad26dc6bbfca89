import type { ProblemKind, Values } from "../model/problem.ts";
import type { ProblemWords } from "./problems.ts";

export const problemsZhCN: ProblemWords = { problem, hint: "提示" };

function problem(kind: ProblemKind, values: Values): { message: string; hint: string } {
  const { text, address, other, id, key, known, expected, name, message } = values;
  const { line, count, reason, step, said, beats } = values;
  switch (kind) {
    case "backstory-stray":
      return { message: "补充的结束标记前面没有开始", hint: "在补充之前另起一行写 <!--->" };
    case "backstory-unclosed":
      return {
        message: "补充没有结束，只算到下一个标题、下一个 <!---> 或文件末尾为止",
        hint: "在补充之后另起一行写 <--->",
      };
    case "code-unclosed":
      return {
        message: "代码块没有结束，下面的内容都被当作代码",
        hint: "在代码之后另起一行写同样的记号",
      };
    case "comment-unclosed":
      return { message: "注释没有结束，里面的字被当作正文", hint: "在注释之后写 -->" };
    case "diagram-missing":
      return { message: `没有示意图文件 ${address}`, hint: "检查 diagrams/ 里的文件名" };
    case "diagram-syntax":
      return { message: `Mermaid 写法有误：${message}`, hint: "检查这一行和它的上一行" };
    case "drawing-failed":
      return {
        message: `示意图 ${name} 画不出来：${message}`,
        hint: "检查它的写法；太大就拆成几张图",
      };
    case "drawing-small":
      return {
        message: `${screenName(values)}的示意图只占版面的 ${values.percent}%，字只有 ${values.pixels} px`,
        hint: "用 grid: 把图排成接近版面的形状",
      };
    case "figure-without-stand-in":
      return {
        message: `外部图片不会被下载：${address}`,
        hint: "把图片放进讲稿文件夹，或在 diagrams/*.mmd 里用 replaces: 给出替代图",
      };
    case "file-not-utf8":
      return { message: "文件不是 UTF-8 编码，读不出的字显示为 �", hint: "另存为 UTF-8 编码" };
    case "file-unreadable":
      return { message: `文件无法读取：${reason}`, hint: "检查文件是否还在，以及是否有权读取" };
    case "grid-span":
      return {
        message: `${id} 占的格子不是长方形`,
        hint: "同一个 id 可以占几格，但要相邻并拼成长方形",
      };
    case "grid-unknown-id":
      return { message: `grid 里的 ${id} 不在图中`, hint: "检查节点的 id；空格子写一个点" };
    case "heading-twice":
      return {
        message: `“${text}”与第 ${line} 行的标题地址相同`,
        hint: "改动其中一个标题，两处链接才都不会失效",
      };
    case "label-small":
      return {
        message: `${screenName(values)}的示意图里有 ${values.pixels} px 的字，后排看不清：“${text}”`,
        hint: "给图写 grid:，或用 <br/> 把最长的几行断开",
      };
    case "labels-overlap":
      return {
        message: `${screenName(values)}的示意图里有文字重叠：“${text}”和“${other}”`,
        hint: "缩短其中一处，用 <br/> 断开，或用 grid: 移动方框",
      };
    case "line-over-label":
      return {
        message: `${screenName(values)}的示意图里有连线压住文字：${id} 压住“${text}”`,
        hint: "用 grid: 移动方框，或缩短这处文字",
      };
    case "line-through-box":
      return {
        message: `${screenName(values)}的示意图里有连线穿过别的方框：${id} 穿过“${text}”`,
        hint: "用 grid: 移动连线的一端，或移动这个方框",
      };
    case "lit-outside":
      return {
        message: `${screenName(values)}${atStep(values)}点亮的 ${id} 超出示意图 ${values.pixels} px`,
        hint: "让这一步少点亮几处，或用 grid: 让它们靠近",
      };
    case "narration-above-separator":
      return {
        message: "旁白紧挨着下面的分隔线",
        hint: "中间空一行，否则别的 Markdown 软件会把上一行当作标题",
      };
    case "narration-before-slide":
      return { message: "旁白前面还没有幻灯片", hint: "先写一个标题，再写旁白" };
    case "narration-mark-without-space":
      return { message: `“${text}”被当作正文，不是旁白`, hint: "在 # 后面加一个空格" };
    case "page-clipped":
      return {
        message: `讲义第 ${values.page} 页${clipping(values)}`,
        hint: "缩短这里的内容，或把它分开",
      };
    case "picture-missing":
      return { message: `讲稿文件夹里没有图片 ${address}`, hint: "检查文件名和大小写" };
    case "screen-clipped":
      return {
        message: `${screenName(values)}${clipping(values)}`,
        hint: "缩短内容，或另起一行写 --- 分成两张",
      };
    case "stand-in-twice":
      return { message: `${other} 已经替代了 ${address}`, hint: "只在一个文件里写这个地址" };
    case "stand-in-unused":
      return { message: `示意图 ${name} 没有用在任何地方`, hint: "检查 replaces: 的地址" };
    case "step-beat-earlier":
      return {
        message: `第 ${step} 步绑定在 ${said}，却早于前面步骤的那一拍`,
        hint: "讲述只往前走：调整分步的次序，或者不绑这一步，让后面的一步带过",
      };
    case "step-beat-missing":
      return {
        message: `第 ${step} 步绑定在第 ${said} 拍，这张幻灯片的旁白却只有 ${beats} 拍`,
        hint: "图下的旁白一行一拍，从 1 数起",
      };
    case "step-unknown-id":
      return { message: `分步里的 ${id} 不在图中`, hint: "检查节点、连线或分组的 id" };
    case "step-without-beat":
      return {
        message: `别的步骤手工绑定了，第 ${step} 步却没有一拍讲到`,
        hint: "用 beat: 或 at: 绑定；确实不讲就写 beat: []",
      };
    case "step-words-unsaid":
      return {
        message: `第 ${step} 步绑定的话，旁白里没有一拍说过：${said}`,
        hint: "从图下旁白的一行里照抄",
      };
    case "table-surplus":
      return {
        message: `这一行比表头多 ${count} 格，多出的字并入最后一格`,
        hint: "给表头补上相应的格，或把格内的竖线写成 \\|",
      };
    case "talk-empty":
      return { message: "这里没有讲稿", hint: "写一个 .md 文件，用 # 标题开头" };
    case "text-overlapping": {
      const where = "page" in values ? `讲义第 ${values.page} 页` : screenName(values);
      return {
        message: `${where}${atStep(values)}有文字重叠 ${values.pixels} px：“${text}”和“${other}”`,
        hint: "缩短其中一处，或另起一行写 --- 分成两张",
      };
    }
    case "yaml-key":
      return { message: `不认识的键 ${key}`, hint: `可用的键：${known}` };
    case "yaml-syntax":
      return { message: `YAML 写法有误：${message}`, hint: "检查缩进、冒号和引号" };
    case "yaml-type":
      return { message: `${key} 的值类型不对`, hint: `应为 ${expected}` };
    default:
      return kind satisfies never;
  }
}

function screenName({ screen }: Values): string {
  return screen === "" ? "封面" : `幻灯片 ${screen} `;
}

const EDGES: Values = { top: "上边", right: "右边", bottom: "下边", left: "左边" };
const INK: Values = { picture: "图片", drawing: "图形", box: "方框" };

function clipping(values: Values): string {
  const { pixels, edge = "", by, text, what = "" } = values;
  const cause = by === "foot" ? "（与页脚重叠）" : by === "box" ? "（被外框裁掉）" : "";
  const words = `${INK[what] ?? ""}${text === "" ? "" : `“${text}”`}`;
  return `${atStep(values)}${EDGES[edge] ?? edge}被裁掉 ${pixels} px${cause}${words === "" ? "" : `：${words}`}`;
}

function atStep({ step }: Values): string {
  return step === undefined ? "" : `在分步 ${step} 时`;
}

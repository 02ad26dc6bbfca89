/** Narrated Markdown, written down: every rule with one example. What is not named here is plain GFM. */
import type { Language } from "../model/deck.ts";

export interface FormatRule {
  /** Names the rule in tests. */
  readonly id: string;
  /** A chapter, or the file that `file` names. */
  readonly example: string;
  /** `null` for a chapter. */
  readonly file: string | null;
  readonly means: Readonly<Record<Language, string>>;
}

export const FORMAT: readonly FormatRule[] = [
  rule(
    "part",
    ["# 历史演进", "", "从一台机器说起。"],
    "开始一部，总有一张分隔页。直接写在下面的内容，跟着成为同名的一张幻灯片",
    "opens a part, always with a divider. What stands directly under it follows as a slide of the same title",
  ),
  rule(
    "slide",
    ["## 微服务", "", "### 定义", "", "- 小", "- 独立部署"],
    "开始一张幻灯片。空的标题不占一张，成为下一张标题上方的小字；标题末尾的冒号去掉",
    "opens a slide. An empty one needs none: it lives on as the small line over the next title. A closing colon is dropped",
  ),
  rule(
    "columns",
    ["## 优劣", "", "#### 强项", "", "- 快", "", "#### 弱项", "", "- 贵"],
    "连着两三个四级标题，是一张幻灯片的几栏；一个，或多于三个，是小标题",
    "two or three fourth-level headings in a row are columns of one slide; one, or more than three, are subheadings",
  ),
  rule(
    "narration",
    ["## 注册中心", "", "- 谁在哪", "", "##### 旁白", "", "服务起来先登记。", "下线时注销。"],
    "上面这张幻灯片的旁白，到下一个标题、--- 或图为止。一行是一拍，一口气说完；也可写“讲稿”，四级起还可写“备注”",
    "narration of the slide above, up to the next heading, --- or figure. One line is one beat, said in one breath. 讲稿 does the same, and 备注 from the fourth level on",
  ),
  rule(
    "notes",
    ["## Registry", "", "- who is where", "", "#### Notes", "", "A service registers first."],
    "英文里写 Notes 或 Narration，四级标题起",
    "in English: Notes or Narration, from the fourth level on",
  ),
  rule(
    "figure",
    ["## 架构", "", "![三台互相复制](pictures/eureka.png)"],
    "单独成段的图，独占一屏；紧跟标题的图就是这张幻灯片，后面的图另开一张。指向图片的链接，单独成段时也是图",
    "a picture alone in its paragraph has a screen to itself. First under its heading it is that slide; a further one opens another. A link to a picture, alone in its paragraph, is one too",
  ),
  rule(
    "stand-in",
    [
      "---",
      "title: Eureka 架构",
      "replaces: https://example.org/eureka.png",
      "alt: 服务向注册中心登记。",
      "steps:",
      "  - show: n_a e1 n_b",
      "    say: 登记自己。",
      "---",
      "flowchart LR",
      "  n_a[服务] e1@--> n_b[注册中心]",
    ],
    "替代图：外部地址的图从不下载，改画这里的 Mermaid，按 steps 分步；也可用 ![](diagrams/eureka.mmd) 直接引用",
    "a stand-in: a picture elsewhere is never fetched, this Mermaid text is drawn instead, step by step. ![](diagrams/eureka.mmd) uses it directly",
    "diagrams/eureka.mmd",
  ),
  rule(
    "grid-and-ties",
    [
      "---",
      "alt: 两台互相复制，服务登记。",
      "replaces: https://example.org/eureka.png",
      "grid:",
      "  - n_a n_b",
      "  - n_c .",
      "aliases: { n_c: 图 }",
      "steps:",
      "  - show: n_a n_b",
      "    say: 两台。",
      "    beat: []",
      "  - show: n_c",
      "    say: 登记。",
      "---",
      "flowchart LR",
      "  n_a[甲] --- n_b[乙]",
      "  n_c[丙] --> n_a",
    ],
    "grid 说哪一块在哪一格（. 是空格，相邻同名的格子合成一块）；一步属于说到它的那一句旁白：按图上的字、aliases 里的别名，或亲手写 at（那一句里的字）、beat（第几句，[] 是不说）",
    "grid says which part stands in which cell (. is empty, a name in neighbouring cells spans them). A step belongs to the beat that speaks of it: by the words in the drawing, by aliases, or by hand with at (words of the beat) or beat (its number; [] is none)",
    "diagrams/eureka.mmd",
  ),
  rule(
    "fence",
    [
      "```mermaid",
      "---",
      "title: 三层",
      "steps:",
      "  - show: n_web",
      "    say: 先到前端。",
      "---",
      "flowchart LR",
      "  n_web[前端] e1@--> n_app[应用]",
      "```",
      "",
      "##### 旁白",
      "",
      "请求先到前端。",
    ],
    "写在原处的示意图：和 .mmd 的图一样是一张图，可带同样的 YAML（replaces 除外），也可不带。时序图的消息依次叫 m1、m2……，注释叫 note1……",
    "a diagram written where it stands: a figure like that of an .mmd file, with the same YAML (but replaces) or none. The messages of a sequence are called m1, m2, … in order, its notes note1, …",
  ),
  rule(
    "backstory",
    ["## 概念", "", "服务发现。", "", "<!--->", "有人问起 DNS 时再讲。", "<--->"],
    "补充：不上屏，演讲者视图里折叠，讲义里在附录。两个记号各占一行",
    "backstory: never on a slide; folded in the speaker view, in the handout's appendix. Each mark stands alone on its line",
  ),
  rule(
    "comment",
    ["## 概念", "", "<!-- 这里还要查 -->", "", "服务发现。"],
    "作者自己的注释，哪里都不出现（deck.yaml 里写 notes: comments 时算旁白）",
    "your own comment: shown nowhere (with notes: comments in deck.yaml it is narration)",
  ),
  rule(
    "editors-note",
    ["## 概念", "", "租约 60 秒。", "> 编注：默认 90 秒。"],
    "编注：说的是上面那一行，不上屏，演讲者视图和讲义脚注里注明是编者的",
    "an editor's note on the line above: never on a slide; marked as the editor's in the speaker view and the handout's footnotes",
  ),
  rule(
    "terms",
    ["## 角色", "", "- 提供者：暴露服务的一方", "- Consumer: the one that calls"],
    "术语和解释：术语不长于 16 个汉字，一张列表里至少一半是这样",
    "terms and explanations: a lead of at most 16 full-width characters, in at least half of a list's items",
  ),
  rule(
    "quotation",
    [
      "## 康威定律",
      "",
      "Organizations design systems that mirror their own structure. — Melvin Conway",
      "",
      "组织设计的系统，都是其沟通结构的翻版。—— 梅尔文·康威",
    ],
    "完整的一句，破折号后是名字：引文和出处。原文后面跟译文，是一张双语幻灯片",
    "a full sentence, a dash, a name: a quotation and its source. An original followed by its translation is one bilingual slide",
  ),
  rule(
    "break",
    ["## 限制", "", "先说三条。", "", "---", "", "再说两条。"],
    "同一个标题下另起一张。在标题旁边、文件首尾没有意义，从不把上一行变成标题",
    "a new slide under the same heading. Beside a heading, or at a file's ends, it means nothing; it never makes a heading of the line above",
  ),
  rule(
    "opening",
    ["从一句话说起。", "", "## 正题", "", "- 一"],
    "第一个标题之前的文字，自成一张，题目取自文件或整个演讲",
    "text before the first heading is a slide titled by the file or the talk",
  ),
  rule(
    "front-matter",
    ["---", "title: 目的", "author: 某人", "---", "", "## 缘起", "", "- 一"],
    "文件最上面的 YAML：只读 title、author、date、lang",
    "YAML at the very top: read for title, author, date and lang only",
  ),
  rule(
    "settings",
    [
      "title: 从单体到服务网格",
      "subtitle: 系统架构的演进",
      "author: 某人",
      "date: 2019-06",
      "lang: zh-CN",
      "rate: 220",
      "minutes: 40",
      "optional: [registries/dubbo]",
      "notes: comments",
    ],
    "整个演讲的设定，都可不写：语速按每分钟字数，minutes 是总时长，optional 是来不及时可跳过的幻灯片",
    "settings of the talk, each of them optional: rate in characters a minute, minutes in all, optional slides that may be dropped when time is short",
    "deck.yaml",
  ),
];

function rule(
  id: string,
  lines: readonly string[],
  zh: string,
  en: string,
  file: string | null = null,
): FormatRule {
  return { id, example: `${lines.join("\n")}\n`, file, means: { "zh-CN": zh, en } };
}

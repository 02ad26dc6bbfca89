/** A talk of any length, the same at every run: chapters of fifty slides that look like those of the talk
 *  in `slides/`, with points, prose, tables, terms, columns and a speaker's words. */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SLIDES_PER_CHAPTER = 50;

/** Writes a talk of so many slides into a new folder, dividers counted, the cover not. */
export async function writeTalk(slides: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-bench-talk-"));
  await writeFile(join(folder, "deck.yaml"), deckFile(slides));
  for (let first = 0, chapter = 1; first < slides; first += SLIDES_PER_CHAPTER, chapter += 1) {
    const count = Math.min(SLIDES_PER_CHAPTER, slides - first);
    await writeFile(join(folder, `${chapter}-chapter-${chapter}.md`), chapterText(chapter, count));
  }
  return folder;
}

function deckFile(slides: number): string {
  return `title: 一份有 ${slides} 张幻灯片的演示文稿\nsubtitle: 生成的\nlang: zh-CN\nrate: 220\n`;
}

/** A divider, and under it one slide after the other, of every kind in turn. */
function chapterText(chapter: number, slides: number): string {
  const kinds = [points, prose, table, terms, columns, said];
  const texts = [`# 第 ${chapter} 章：${pick(SUBJECTS, chapter)}\n`];
  for (let index = 0; index < slides - 1; index += 1) {
    // Chapters begin at different words, so that no two are alike.
    const seed = chapter * 31 + index;
    texts.push(`## ${titleOf(index, chapter)}\n`, ...(kinds[index % kinds.length] ?? prose)(seed));
  }
  return texts.join("\n");
}

/** No title comes twice in a chapter: there are more pairs than slides. */
function titleOf(index: number, chapter: number): string {
  const subject = pick(SUBJECTS, index + chapter);
  return `${subject}的${pick(SIDES, Math.floor(index / SUBJECTS.length) + chapter)}`;
}

/** The speaker takes up every point, one beat each: they come step by step. */
function points(seed: number): string[] {
  const items = range(3 + (seed % 3)).map((at) => pick(GOALS, seed + at));
  const beats = items.map((item, at) => `+ ${item}：${sentence(seed + at)}`);
  return [lines(items.map((item) => `+ ${item}`)), narration(beats)];
}

function prose(seed: number): string[] {
  const paragraphs = range(2).map((at) => `${paragraph(seed + at * 5, 3)}\n`);
  return [...paragraphs, narration(sentences(seed, 5))];
}

function table(seed: number): string[] {
  const head = ["", pick(SUBJECTS, seed), pick(SUBJECTS, seed + 1)];
  const rows = range(4).map((at) => [
    pick(SIDES, seed + at),
    pick(CLAUSES, seed + at),
    pick(CLAUSES, seed + at + 7),
  ]);
  const text = [head, head.map(() => "-"), ...rows].map((cells) => `|${cells.join("|")}|`);
  return [lines(text), narration(sentences(seed, 4))];
}

function terms(seed: number): string[] {
  const items = range(4).map((at) => `+ ${pick(SUBJECTS, seed + at)}：${sentence(seed + at * 2)}`);
  return [lines(items), narration(sentences(seed, 6))];
}

function columns(seed: number): string[] {
  const column = (at: number): string =>
    lines(range(3).map((row) => `+ ${pick(CLAUSES, seed + at + row)}`));
  return ["#### 强项\n", column(0), "#### 弱项\n", column(6), narration(sentences(seed, 4))];
}

/** Little to see and much to say. */
function said(seed: number): string[] {
  return [`${sentence(seed)}\n`, narration(sentences(seed, 12))];
}

function narration(beats: readonly string[]): string {
  return `##### 旁白\n\n${lines(beats)}`;
}

function sentences(seed: number, count: number): string[] {
  return range(count).map((at) => sentence(seed + at));
}

function paragraph(seed: number, count: number): string {
  return sentences(seed, count).join("");
}

function sentence(seed: number): string {
  const more = seed % 2 === 0 ? `，${pick(CLAUSES, seed * 3 + 1)}` : "";
  return `${pick(SUBJECTS, seed * 7)}${pick(VERBS, seed)}${pick(CLAUSES, seed * 5)}${more}。`;
}

function lines(texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? "";
}

const SUBJECTS = [
  "注册中心",
  "服务网格",
  "API 网关",
  "负载均衡器",
  "消息队列",
  "配置中心",
  "Sidecar 代理",
  "单体应用",
  "企业服务总线",
  "微服务",
  "控制平面",
];

const SIDES = ["职责", "优劣", "演进", "边界", "部署方式", "可用性", "扩展性", "代价", "常见误解"];

const GOALS = [
  "提高敏捷性",
  "提升客户体验",
  "降低成本",
  "缩短交付周期",
  "隔离故障",
  "减少重复开发",
  "统一监控与追踪",
];

const VERBS = ["的出现，使得", "本质上是为了解决", "并不关心", "必须保证", "往往会掩盖", "依赖于"];

const CLAUSES = [
  "开发都在同一个项目改代码，相互等待，冲突不断",
  "服务提供者的网络位置发生变化时，消费者能够及时获得最新的信息",
  "一个微小的问题就可能导致整个应用挂掉",
  "调用方需要在本地维护一份服务列表，并定期更新",
  "功能都在本地，没有分布式的管理和调用消耗",
  "所有请求都由中间件转发，中间件可能会面临过高的负载",
  "团队可以独立地选择技术、部署和扩容",
  "在网络分区时舍弃一致性，换来可用性",
  "业务代码不再关心重试、超时和熔断",
  "数据分散在各个服务里，事务只能最终一致",
  "每个服务只做一件事，并且把它做好",
  "链路变长之后，排查问题要靠完整的追踪数据",
  "升级基础设施不需要重新发布业务服务",
];

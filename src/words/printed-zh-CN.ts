import type { PrintedWords } from "./printed.ts";

export const printedZhCN: PrintedWords = {
  handout: {
    section: {
      contents: "目录",
      backstory: "附录：补充",
      descriptions: "附录：图示说明",
      sources: "图表来源",
    },
    page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    onPage: (page) => `第 ${page} 页`,
    slide: (number) => `幻灯片 ${number}`,
    slides: (count) => `${count} 张幻灯片`,
    continued: (number) => `幻灯片 ${number}（续）`,
    backstory: (number) => `补充 ${number}`,
    backstoryContinued: (number) => `补充 ${number}（续）`,
    seeBackstory: (number, page) => `补充 ${number}：见第 ${page} 页`,
    figure: (number) => `图 ${number}`,
    figureContinued: (number) => `图 ${number}（续）`,
    seeDescription: (page) => `文字说明：第 ${page} 页`,
    told: {
      group: (title) => (title === "" ? "一组：" : `分组“${title}”：`),
      parts: { all: "各部分：", rest: "组外：", participants: "参与者：" },
      list: "、",
      between: { one: "到", both: "与", none: "与" },
      after: { both: " 双向", none: " 相连" },
      colon: "：",
      dashed: "（虚线，控制）",
    },
    noteContinued: "（续）",
    original: "原稿",
  },
  article: {
    length: (characters, minutes) =>
      `约 ${characters.toLocaleString("en-US")} 字 / ${minutes} 分钟`,
    spoken: (minutes) => `演讲约 ${minutes} 分钟`,
    guide: "插图和带底色的文字是幻灯片上的，其余正文是演讲者说的话。",
    present: "放映这份演示文稿",
    onStage: (slide) => `放映幻灯片 ${slide}`,
    told: "图示的文字说明",
    table: "表格",
    noScript: "放映需要 JavaScript。",
    read: "阅读文章版",
  },
};

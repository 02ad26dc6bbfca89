/** A host that changes under its visitors: another folder, no answer, gone. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "../setup/server.ts";

export interface Host {
  readonly url: string;
  /** What it serves, at its root. */
  folder: string;
  /** `silent` takes a request and never answers. */
  state: "up" | "gone" | "silent" | "failing";
  /** Answers in place of the folder, by the path of a request. */
  readonly instead: Map<string, (response: ServerResponse) => void>;
  /** What it says beside each answer. */
  readonly headers: Map<string, string>;
  /** The paths it was asked for. */
  readonly asked: string[];
  /** Those of them that it has not. */
  readonly missing: string[];
  close(): Promise<void>;
}

export async function startHost(folder: string): Promise<Host> {
  const server = createServer((request, response) => {
    reply(host, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const host: Host = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    folder,
    state: "up",
    instead: new Map(),
    headers: new Map(),
    asked: [],
    missing: [],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return host;
}

async function reply(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? "", host.url).pathname);
  if (host.state !== "gone") host.asked.push(path);
  for (const [name, value] of host.headers) response.setHeader(name, value);
  const instead = host.instead.get(path);
  if (host.state === "gone") request.socket.destroy();
  else if (host.state === "failing") response.writeHead(503).end("later");
  else if (host.state === "up" && instead !== undefined) instead(response);
  else if (host.state === "up") await answer(request, response, host.folder, "/");
  if (response.statusCode === 404) host.missing.push(path);
}

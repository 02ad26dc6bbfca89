/** `dev`: the talk on an address of this machine, following every change until it is told to end. */
import { sep } from "node:path";
import { createServer } from "vite";
import { type Compile, compilerFor } from "../build/compile.ts";
import { viteConfig } from "../build/config.ts";
import { packagePath } from "../build/package.ts";
import type { Addresses } from "../words/cli.ts";
import type { DevRequest } from "./arguments.ts";

const PROGRAM = packagePath("src") + sep;

export interface Serving {
  readonly addresses: Addresses;
  close(): Promise<void>;
}

export async function serveTalk(
  { talk, host, port, open }: DevRequest,
  compile: Compile = compilerFor(talk),
): Promise<Serving> {
  const config = viteConfig({ talk, compile, out: "dist" });
  const server = await createServer({
    ...config,
    configFile: false,
    logLevel: "warn",
    clearScreen: false,
    server: {
      ...config.server,
      host,
      port,
      open,
      // The talk is what changes; to look through the program for it takes a tenth of the start.
      watch: { ignored: (path) => path.startsWith(PROGRAM) },
    },
  });
  await server.listen();
  // Not the port that was asked for: it may have been taken.
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  const address = local[0] ?? network[0];
  if (address === undefined) throw new Error("the server listens and has no address");
  return {
    addresses: {
      stage: new URL(address).href,
      speaker: new URL("?view=speaker", address).href,
      handout: new URL("?view=handout", address).href,
      network,
    },
    close: () => server.close(),
  };
}

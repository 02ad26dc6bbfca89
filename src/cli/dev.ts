/** `dev`: the talk on an address of this machine, following every change until it is told to end. */
import { sep } from "node:path";
import { createServer } from "vite";
import { type Compile, compilerFor } from "../build/compile.ts";
import { viteConfig } from "../build/config.ts";
import { packagePath } from "../build/package.ts";
import type { Addresses } from "../words/cli.ts";
import type { DevRequest } from "./arguments.ts";

const PROGRAM = packagePath("src") + sep;

export interface Server {
  /** Serves the talk from then on. */
  listen(): Promise<Addresses>;
  close(): Promise<void>;
}

/** `ahead` is the talk as it was when the command began, where somebody compiles it meanwhile. */
export async function makeServer(
  { talk, host, port, open }: DevRequest,
  ahead: ReturnType<Compile> | null = null,
): Promise<Server> {
  const config = viteConfig({
    talk,
    compile: beginningWith(ahead, compilerFor(talk)),
    out: "dist",
  });
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
  return {
    async listen() {
      await server.listen();
      // Not the port that was asked for: it may have been taken.
      const { local = [], network = [] } = server.resolvedUrls ?? {};
      const address = local[0] ?? network[0];
      if (address === undefined) throw new Error("the server listens and has no address");
      return {
        stage: new URL(address).href,
        speaker: new URL("?view=speaker", address).href,
        handout: new URL("?view=handout", address).href,
        network,
      };
    },
    close: () => server.close(),
  };
}

function beginningWith(ahead: ReturnType<Compile> | null, compile: Compile): Compile {
  let first = ahead;
  return () => {
    const compiled = first ?? compile();
    first = null;
    return compiled;
  };
}

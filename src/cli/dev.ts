/** `dev`: the talk on an address of this machine, following every change until it is told to end. */
import { createServer } from "vite";
import { type Compile, compilerFor } from "../build/compile.ts";
import { viteConfig } from "../build/config.ts";
import type { Addresses } from "../words/cli.ts";
import type { DevRequest } from "./arguments.ts";

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
    server: { ...config.server, host, port, open },
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

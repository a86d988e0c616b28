/**
 * Records three large answers where no file may grow beyond a few kilobytes, and prints what its own calls got and
 * what it was told at the end. Arguments: the folder, the upstream's URL.
 */
import { withCassette } from "../../src/index.ts";

const [dir = "", upstream = ""] = process.argv.slice(2);
const sizes: number[] = [];

const message = await withCassette(
  "full",
  { dir, mode: "record", traffic: { record: ["127.0.0.1"] } },
  async () => {
    for (let part = 0; part < 3; part += 1)
      sizes.push((await (await fetch(`${upstream}/v1/part/${part}`)).arrayBuffer()).byteLength);
  },
).then(
  () => "",
  (error: unknown) => (error as Error).message,
);
process.stdout.write(JSON.stringify({ sizes, message }));

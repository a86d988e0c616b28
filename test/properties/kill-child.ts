/**
 * Records over the same cassette again and again until it is killed; every answer of one recording bears the same
 * generation. Arguments: the folder, the upstream's URL.
 */
import { withCassette } from "../../src/index.ts";

const [dir = "", upstream = ""] = process.argv.slice(2);
const options = { dir, mode: "record", traffic: { record: ["127.0.0.1"] } } as const;

for (;;) {
  await withCassette("victim", options, async () => {
    const { generation } = (await (await fetch(`${upstream}/v1/generation`)).json()) as {
      generation: number;
    };
    for (let part = 0; part < 8; part += 1)
      await (await fetch(`${upstream}/v1/part/${part}?generation=${generation}`)).arrayBuffer();
  });
  process.stdout.write("saved\n");
}

import { runnerHost } from "./host.ts";
import { main } from "./main.ts";

await main(runnerHost(process));

import { render } from "preact";
import { App } from "./app.tsx";
import { pageContext } from "./page-context.ts";

const root = document.getElementById("app");
if (root) render(<App current={pageContext(window)} />, root);

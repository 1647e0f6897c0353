import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server.node";
import { withTexts } from "./render";

/** Shows what the server would send for a component; returns a function that hydrates it, as its loaded code would. */
export function hydrateWithTexts(element: ReactNode): () => void {
  const container = document.createElement("div");
  container.innerHTML = renderToString(withTexts(element));
  document.body.append(container);
  return () => void render(withTexts(element), { container, hydrate: true });
}

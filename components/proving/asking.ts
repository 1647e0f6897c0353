// Some acts are done only for who has proved lately who they are. Where a press meets that, the page's one dialog asks, and
// the press goes on.

type Ask = () => Promise<boolean>;

let ask: Ask | null = null;
let asked: Promise<boolean> | null = null;

/** The page's dialog offers itself. Returns how it withdraws, with the question that it left open. */
export function offerProof(own: Ask): () => void {
  ask = own;
  return () => {
    if (ask === own) [ask, asked] = [null, null];
  };
}

/** Whether they proved it when asked; of several presses at once, one question serves all. */
export function askForProof(): Promise<boolean> {
  if (!ask) return Promise.resolve(false);
  const answer = (asked ??= ask());
  return answer.finally(() => {
    if (asked === answer) asked = null;
  });
}

// A press may ask the person something before it goes on: while they are reading, its silence means nothing.

const asked = new Map<string, Promise<unknown>>();

/** Notes that this press is waiting for the person's answer. */
export async function during<T>(press: string | undefined, answer: Promise<T>): Promise<T> {
  if (press !== undefined) asked.set(press, answer);
  return answer;
}

/** What the press asked last, answered or not. */
export const questionOf = (press: string): Promise<unknown> | undefined => asked.get(press);

export const forgetQuestion = (press: string): void => void asked.delete(press);

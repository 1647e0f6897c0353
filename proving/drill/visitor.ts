// Somebody with a browser: keeps cookies, logs in, presses buttons. A button sends a server action, just as the page's own
// script would.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { orUnanswered, Unanswered } from "./unanswered";

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string() })),
});

export type Buttons = ReadonlyMap<string, string>;

/** The ids by which the build knows its actions. */
export function readButtons(): Buttons {
  const file = path.resolve(".next", "server", "server-reference-manifest.json");
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
}

const answerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

export type Answer = z.output<typeof answerSchema>;

const rootSchema = z.object({ a: z.string().regex(/^\$@[0-9a-f]+$/) });

/** The action's result among the rows of a server component's answer; null when the answer broke off before that. */
export function resultOf(rows: string): Answer | null {
  const row = (id: string) => new RegExp(`^${id}:(.*)$`, "m").exec(rows)?.[1];
  try {
    const root = rootSchema.parse(JSON.parse(row("0") ?? ""));
    return answerSchema.parse(JSON.parse(row(root.a.slice(2)) ?? ""));
  } catch {
    return null;
  }
}

const knownSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("done"), value: z.unknown() }),
  z.object({ state: z.enum(["repeatable", "under-way", "withdrawn", "broke-off", "not-yours"]) }),
]);

export type Known = z.output<typeof knownSchema>;

export type Button = { action: string; page: string; input: unknown };

const PATIENCE_MS = 30_000;
/** Errors that don't say whether it was done. */
const UNSURE = ["unexpected", "gateway-unavailable"];

export class Visitor {
  readonly #cookies = new Map<string, string>();

  constructor(
    private readonly web: string,
    private readonly buttons: Buttons,
    /** Their apparent address, so that a thousand people aren't taken for one. */
    private readonly address: string,
  ) {}

  /** Presses an action's button on a page, with the key that its form made. @throws Unanswered */
  async press({ action, page, input }: Button, key: string): Promise<Answer> {
    const id = this.buttons.get(action);
    if (!id) throw new Error(`no page of the build has the action ${action}`);
    const rows = await orUnanswered(action, () => this.post(page, { "next-action": id }, [input, key]));
    const answer = resultOf(rows);
    if (!answer || (!answer.ok && UNSURE.includes(answer.error))) throw new Unanswered(action);
    if (!answer.ok && answer.error === "signed-out")
      throw new Error(`${action}: somebody who has logged in is told to log in`);
    return answer;
  }

  async logIn(email: string, password: string): Promise<void> {
    const button = { action: "logInAction", page: "/login", input: { email, password } };
    const answer = await this.press(button, randomUUID());
    if (!answer.ok) throw new Error(`${email} may not log in: ${answer.error}`);
  }

  /** What became of an unanswered press, asked as its page would. @throws Unanswered */
  async askFor(key: string): Promise<Known> {
    return orUnanswered("asking for a press", async () =>
      knownSchema.parse(JSON.parse(await this.post("/api/presses", {}, { key }))),
    );
  }

  /** As a browser sends them. */
  cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private async post(page: string, more: Record<string, string>, sent: unknown): Promise<string> {
    const response = await fetch(`${this.web}${page}`, {
      method: "POST",
      headers: {
        accept: "text/x-component",
        "content-type": "text/plain;charset=UTF-8",
        origin: this.web,
        "x-forwarded-for": this.address,
        cookie: this.cookies(),
        ...more,
      },
      body: JSON.stringify(sent),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${page} answered ${response.status}`);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name && value !== undefined) this.#cookies.set(name, value);
    }
    return text;
  }
}

import { z } from "zod";
import { readChaos } from "./webhooks/chaos";

const BAD_CHAOS =
  'must be a seed, or a seed and chances from 0 to 1: "42:duplicate=0.3,delay=0.3,shuffle=0.3,drop=0.1"';

const SWITCH = ["on", "off"] as const;
const isOn = (position: (typeof SWITCH)[number]) => position === "on";

const schema = z
  .object({
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
    SANDBOX_HOST: z.string().min(1).default("127.0.0.1"),
    SANDBOX_PORT: z.coerce.number("must be a port").int().min(0).max(65535).default(12111),
    SANDBOX_WEBHOOK_URL: z.url("must be a web address").optional(),
    SANDBOX_WEBHOOK_SECRET: z.string().startsWith("whsec_", 'must start with "whsec_"').optional(),
    SANDBOX_UPI: z.enum(SWITCH).default("off").transform(isOn),
    SANDBOX_EXPORT_RULE: z.enum(SWITCH).default("on").transform(isOn),
    SANDBOX_DEBIT_NOTICE_SECONDS: z.coerce.number("must be seconds").int().min(0).max(259_200).default(900),
    SANDBOX_RATE_LIMIT: z.coerce.number("must be requests a second").int().min(1).optional(),
    SANDBOX_CHAOS: z
      .string()
      .transform((text, context) => {
        const chaos = readChaos(text);
        if (!chaos) context.addIssue({ code: "custom", message: BAD_CHAOS });
        return chaos;
      })
      .optional(),
    SANDBOX_DELAY_MS: z.coerce.number("must be milliseconds").int().min(0).max(120_000).default(0),
  })
  .refine((env) => !env.SANDBOX_WEBHOOK_URL === !env.SANDBOX_WEBHOOK_SECRET, {
    path: ["SANDBOX_WEBHOOK_SECRET"],
    message: "must be set together with SANDBOX_WEBHOOK_URL",
  });

export type SandboxEnv = z.output<typeof schema>;

/** Throws an Error whose message is one line that names the variable. An empty variable counts as unset. */
export function readEnv(variables: NodeJS.ProcessEnv): SandboxEnv {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.path.join(".") ?? "environment";
  const missing = issue?.code === "invalid_type" && set[name] === undefined;
  throw new Error(`sandbox: ${name} ${missing ? "is missing" : issue?.message}`);
}

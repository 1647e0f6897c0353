import { z } from "zod";
import { ApiError, badRequest, missingParam } from "../errors";

/** Stripe's code for an issue raised by a schema below. */
type Coded = { stripeCode?: string };

function coded(context: z.RefinementCtx, message: string, stripeCode?: string): never {
  const params: Coded = { stripeCode };
  context.addIssue({ code: "custom", message, params });
  return z.NEVER;
}

/** Non-empty text: Stripe reads an empty value as "unset this", which only `unsettable` allows. */
export function text(maxLength = 5000) {
  return z.string().min(1).max(maxLength);
}

/** A list or a hash isn't a number either: it is shown as what it is. */
function shown(value: unknown): unknown {
  return typeof value === "object" ? JSON.stringify(value) : value;
}

export function integer(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER) {
  const schema = z.string().transform((value, context) => {
    const number = Number(value);
    const code = "parameter_invalid_integer";
    if (value === "") return coded(context, "", "parameter_invalid_empty");
    if (!/^-?\d{1,15}$/.test(value)) return coded(context, `Invalid integer: ${value}`, code);
    if (number < least) return coded(context, `This value must be greater than or equal to ${least}.`, code);
    if (number > most) return coded(context, `This value must be less than or equal to ${most}.`, code);
    return number;
  });
  return z.preprocess(shown, schema);
}

export const flag = z.string().transform((value, context) => {
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  return coded(context, `Invalid boolean: ${value}`);
});

/** The empty string unsets the parameter and arrives as null. */
export function unsettable<T extends z.ZodType>(schema: T) {
  return z.union([z.literal("").transform(() => null), schema]);
}

export const metadata = unsettable(
  z
    .record(z.string().max(40), z.string().max(500))
    .refine((pairs) => Object.keys(pairs).length <= 50, "Metadata can hold at most 50 keys."),
);

export const address = z.strictObject({
  city: text().optional(),
  country: text(2).optional(),
  line1: text().optional(),
  line2: unsettable(text()).optional(),
  postal_code: text().optional(),
  state: text().optional(),
});

export const createdFilter = z.union([
  integer(0),
  z.strictObject({
    gt: integer(0).optional(),
    gte: integer(0).optional(),
    lt: integer(0).optional(),
    lte: integer(0).optional(),
  }),
]);

export const listParams = {
  limit: integer(1, 100).default(10),
  starting_after: text().optional(),
  ending_before: text().optional(),
};

/** `["card", "number"]` -> `card[number]`, the way Stripe names a parameter. */
function paramName(path: readonly PropertyKey[]): string {
  const [first = "", ...rest] = path.map(String);
  return first + rest.map((part) => `[${part}]`).join("");
}

function emptyValue(param: string): ApiError {
  const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;
  return badRequest(message, { code: "parameter_invalid_empty", param });
}

function unknownParams(names: string[]): ApiError {
  const message = `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`;
  return badRequest(message, { code: "parameter_unknown", param: names[0] });
}

function choices(values: readonly z.core.util.Primitive[]): string {
  const names = values.map(String);
  return names.length > 2 ? `${names.slice(0, -1).join(", ")}, or ${names.at(-1)}` : names.join(" or ");
}

/** The first mistake, in Stripe's words. A union is judged by its last member: the first is the special case. */
function refusal(issue: z.core.$ZodIssue, outerPath: readonly PropertyKey[] = []): ApiError {
  const path = [...outerPath, ...issue.path];
  const param = paramName(path);
  if (issue.code === "unrecognized_keys")
    return unknownParams(issue.keys.map((key) => paramName([...path, key])));
  if (issue.input === undefined && issue.code !== "custom") return missingParam(param);
  if (issue.input === "") return emptyValue(param);
  if (issue.code === "invalid_union") {
    const [inner] = issue.errors.at(-1) ?? [];
    return inner ? refusal(inner, path) : badRequest(`Invalid value for ${param}`, { param });
  }
  if (issue.code === "invalid_value") {
    return badRequest(
      `Invalid ${param}: must be ${issue.values.length > 1 ? "one of " : ""}${choices(issue.values)}`,
      { param },
    );
  }
  if (issue.code === "invalid_type") {
    return badRequest(`Invalid ${issue.expected === "record" ? "object" : issue.expected}`, { param });
  }
  if (issue.code === "too_big")
    return badRequest(`Invalid string: must be at most ${issue.maximum} characters`, { param });
  const code: unknown = issue.code === "custom" ? issue.params?.stripeCode : undefined;
  return badRequest(issue.message, { param, ...(typeof code === "string" && { code }) });
}

/** Throws the ApiError with which Stripe answers parameters that don't fit. */
export function parseParams<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues;
  const worst = issues.find((issue) => issue.code === "unrecognized_keys") ?? issues[0];
  throw worst ? refusal(worst) : badRequest("Invalid request");
}

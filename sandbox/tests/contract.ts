import Ajv, { type ValidateFunction } from "ajv";
import { readFileSync } from "node:fs";
import path from "node:path";
import qs from "qs";

// Stripe's published contract, made as strict as it is meant to be: fields marked as always present are required,
// fields it doesn't name are refused, and nullable is spelled the JSON Schema way.

type Json = Record<string, unknown>;

const FILE = path.join(__dirname, "fixtures/openapi-subset.json");
const ID = "stripe";

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (!isJson(value)) return value;
  const { nullable, ...rest } = value;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, strict(part)]));
  if (isJson(value.properties) && value.type === "object") {
    schema.required = [...new Set([...strings(value.required), ...strings(value["x-present-nullable"])])];
    if (Object.keys(value.properties).length > 0) schema.additionalProperties ??= false;
  }
  if (typeof schema.$ref === "string") schema.$ref = schema.$ref.replace("#/", `${ID}#/`);
  // an empty text unsets a parameter
  if (value["x-emptyable"] === true) return { anyOf: [schema, { const: "" }] };
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

const document: unknown = JSON.parse(readFileSync(FILE, "utf8"));
if (!isJson(document) || !isJson(document.paths)) throw new Error(`${FILE} is not an OpenAPI document`);
const paths = document.paths;

const components = strict(document.components);

function compiler(coerceTypes: boolean) {
  const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false, coerceTypes });
  ajv.addSchema({ $id: ID, components });
  const compiled = new Map<string, ValidateFunction>();
  return (key: string, schema: Json): ValidateFunction => {
    const known = compiled.get(key) ?? ajv.compile(schema);
    compiled.set(key, known);
    return known;
  };
}

const answers = compiler(false);
/** A form holds only texts: "1200" counts as a number where a number is meant. */
const forms = compiler(true);

function describe(errors: ValidateFunction["errors"]): string {
  return (errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .join("; ");
}

function check(key: string, schema: Json, value: unknown, compile = answers): void {
  const validate = compile(key, schema);
  if (validate(value)) return;
  throw new Error(`${key}: ${describe(validate.errors)} in ${JSON.stringify(value, null, 1)}`);
}

/** Throws unless the value is one of Stripe's objects of that name, such as "payment_intent". */
export function expectStripeObject(name: string, value: unknown): void {
  check(name, { $ref: `${ID}#/components/schemas/${name}` }, value);
}

function operationFor(method: string, url: string): [string, Json] {
  const segments = url.split("/");
  const found = Object.entries(paths).find(([template, operations]) => {
    const parts = template.split("/");
    const fits =
      parts.length === segments.length &&
      parts.every((part, at) => part.startsWith("{") || part === segments[at]);
    return fits && isJson(operations) && method in operations;
  });
  const operation = found && isJson(found[1]) ? found[1][method] : null;
  if (!found || !isJson(operation)) throw new Error(`${method} ${url} is not in Stripe's contract`);
  return [found[0], operation];
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce((part: unknown, key) => (isJson(part) ? part[key] : undefined), value);
}

/** Throws unless a call may be made with this form (or query): each parameter known, of the right type, none missing. */
export function expectStripeRequest(method: string, url: string, form: string): void {
  const [template, operation] = operationFor(method.toLowerCase(), url);
  const schema =
    at(operation, "requestBody", "content", "application/x-www-form-urlencoded", "schema") ??
    operation["x-query-schema"];
  const params = qs.parse(form, { depth: 10, parameterLimit: 1_000 });
  const key = `${method} ${template} parameters`;
  const resolved = strict(schema ?? { type: "object", additionalProperties: false });
  if (isJson(resolved)) check(key, resolved, params, forms);
}

/** Throws unless the answer to this call is what Stripe's contract says, for success and refusal alike. */
export function expectStripeAnswer(method: string, url: string, status: number, body: unknown): void {
  if (status !== 200) return expectStripeObject("error", body);
  const [template, operation] = operationFor(method.toLowerCase(), url);
  const schema = at(operation, "responses", "200", "content", "application/json", "schema");
  const resolved = strict(schema);
  if (!isJson(resolved)) throw new Error(`${template} has no answer in Stripe's contract`);
  check(`${method} ${template}`, resolved, body);
}

/** What a secret key may send to an operation; `path` as in "/v1/refunds/:id". */
export function stripeParameters(method: string, path: string): string[] {
  const [, operation] = operationFor(method.toLowerCase(), path.replaceAll(/:\w+/g, "{id}"));
  const sent = at(operation, "requestBody", "content", "application/x-www-form-urlencoded", "schema");
  const name = at(sent ?? operation["x-query-schema"], "$ref");
  const schema = at(document, ...String(name).slice("#/".length).split("/"));
  return Object.keys(isJson(at(schema, "properties")) ? Object(at(schema, "properties")) : {});
}

/** The fields of an object that hold an id and can be expanded; `name` as in "payment_intent". */
export function stripeExpandable(name: string): string[] {
  const fields: unknown = at(document, "components", "schemas", name, "properties");
  return isJson(fields) ? Object.keys(fields).filter((field) => at(fields, field, "x-expandable")) : [];
}

/** Every type of event that a webhook endpoint can be registered for. */
export function stripeEventTypes(): string[] {
  const params = at(document, "components", "schemas", "webhook_endpoint_create_params", "properties");
  return strings(at(params, "enabled_events", "items", "enum"));
}

// Whether a press's body is one that our pages send, and so one that Next.js can decode: any other would end as a fault.

const MOST_VALUES = 2_000;
const DEEPEST = 12;

// React writes what JSON lacks as text that begins with a dollar: those that our pages send, and form parts by number.
const SPECIAL = /^\$(?:\$|undefined$|NaN$|-0$|-?Infinity$|D\d{4}-|K[0-9a-f]{1,4}$)/;
const BOUND = /^\$@[0-9a-f]{1,4}$/;
const ACTION_ID = /^[0-9a-f]{40,64}$/;

/** @returns {Promise<string | null>} what is wrong with the body of a press, for the log */
export async function faultOfPress(body, headers) {
  const type = headers["content-type"] ?? "";
  const isCall = "next-action" in headers;
  if (/^multipart\/form-data\s*;/i.test(type)) return faultOfForm(body, type, isCall);
  if (!isCall) return null;
  if (!/^text\/plain\s*(?:;|$)/i.test(type)) return "content-type";
  const text = textOf(body);
  return text === null ? "not-text" : faultOfArguments(text);
}

function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function faultOfForm(body, type, isCall) {
  if (textOf(body) === null) return "not-text";
  let form;
  try {
    form = await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    return "not-a-form";
  }
  const parts = [...form];
  if (parts.length > MOST_VALUES) return "too-many-values";
  for (const [name, value] of parts) {
    if (typeof value !== "string") return "file";
    if (!isText(name) || !isText(value)) return "not-text";
  }
  return isCall ? faultOfCall(form, parts) : faultOfPlain(form, parts);
}

/** A call whose arguments include a form: its values are parts by number, the form's fields are `number_name`. */
function faultOfCall(form, parts) {
  if (form.getAll("0").length !== 1) return "no-arguments";
  for (const [name, value] of parts) {
    if (/^[0-9a-f]{1,4}_/.test(name)) continue;
    const fault = name === "0" ? faultOfArguments(value) : "part";
    if (fault) return fault;
  }
  return null;
}

/** A form sent without script; it names its action in fields that begin with a dollar. */
function faultOfPlain(form, parts) {
  for (const [name, value] of parts) {
    if (!name.startsWith("$")) continue;
    const fault = faultOfOwnField(form, name, value);
    if (fault) return fault;
  }
  return null;
}

function faultOfOwnField(form, name, value) {
  const [, kind, rest = ""] = /^\$ACTION_(REF_|ID_|KEY$|\d{1,3}:)(.*)$/s.exec(name) ?? [];
  if (kind === undefined || form.getAll(name).length !== 1) return "field";
  if (kind === "KEY") return null;
  if (kind === "ID_") return ACTION_ID.test(rest) ? null : "action-id";
  if (kind === "REF_") return /^\d{1,3}$/.test(rest) && form.has(`$ACTION_${rest}:0`) ? null : "field";
  if (!/^\d{1,3}$/.test(rest)) return "field";
  return rest === "0" ? faultOfReference(form, kind, value) : faultOfArguments(value);
}

function faultOfReference(form, kind, value) {
  const sent = parsed(value);
  if (typeof sent !== "object" || sent === null || typeof sent.id !== "string" || !ACTION_ID.test(sent.id))
    return "action-id";
  if (sent.bound === null || sent.bound === undefined) return null;
  if (typeof sent.bound !== "string" || !BOUND.test(sent.bound)) return "field";
  return form.has(`$ACTION_${kind}${Number.parseInt(sent.bound.slice(2), 16)}`) ? null : "field";
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOfArguments(text) {
  const root = parsed(text);
  return Array.isArray(root) ? faultOfValues(root) : "not-arguments";
}

function faultOfValues(root) {
  let seen = 0;
  const waiting = [{ value: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (++seen > MOST_VALUES) return "too-many-values";
    const { value, depth } = next;
    if (typeof value === "string") {
      if (!isText(value)) return "not-text";
      if (value.startsWith("$") && !SPECIAL.test(value)) return "reference";
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth === DEEPEST) return "too-deep";
    for (const [name, part] of Object.entries(value)) {
      if (!isText(name) || name === "__proto__") return "name";
      waiting.push({ value: part, depth: depth + 1 });
    }
  }
  return null;
}

/** Whether a PostgreSQL column can hold it. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");

// Ways to get a day, a time or a sentence wrong, as selectors for ESLint's no-restricted-syntax.

const dayMessage =
  "A calendar day is a PlainDate: lib/domain/plain-date and lib/domain/business-time compute and convert days.";

/** Days cut out of instants, hours in the machine's zone, and the business's zone spelled out by hand. */
export const handmadeDays = [
  {
    selector:
      "CallExpression[callee.property.name=/^(slice|split|substring|substr)$/][callee.object.callee.property.name=/^(toISOString|toJSON)$/]",
    message: dayMessage,
  },
  {
    selector: "CallExpression[callee.property.name=/^(get|set)(Hours|Minutes|Date|Day|Month|FullYear)$/]",
    message: `The machine's time zone says nothing here. ${dayMessage}`,
  },
  { selector: "Literal[value=/\\+05:?30/]", message: `Business time is Asia/Kolkata by name. ${dayMessage}` },
  {
    selector: "TemplateElement[value.raw=/\\+05:?30/]",
    message: `Business time is Asia/Kolkata by name. ${dayMessage}`,
  },
];

const clockMessage = "Take `now` as an argument; lib/clock.ts alone reads the machine's clock.";

export const machineClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockMessage },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: clockMessage,
  },
];

const askedMessage =
  "What is asked for a bill is added up in one place: lib/features/books/asked (bill_statements in the database).";

/** Sums over the amounts of bills. */
export const billSums = [
  { selector: "Literal[value='receivable']", message: askedMessage },
  { selector: "TemplateElement[value.raw=/'receivable'/]", message: askedMessage },
];

/** Text typed by people is read only by the one module that knows how they type. */
export const bareTexts = [
  {
    selector: "CallExpression[callee.object.name='z'][callee.property.name='string']",
    message:
      "What people type is read by the fields of lib/fields.ts: they clean it, or say that they don't.",
  },
];

/** Attributes that are shown or read aloud. */
export const spokenAttributes = [
  {
    selector:
      "JSXAttribute[name.name=/^(aria-label|aria-description|title|placeholder|alt|label)$/] > Literal[value=/\\p{L}{2}/u]",
    message: "A sentence belongs in messages/, read with useTranslations or getTranslations.",
  },
];

const countMessage =
  "A count is shown by formatCount or a message's {count, number}: with its thousands apart.";

/** Counts put on a page unformatted. */
export const bareCounts = [
  {
    selector:
      "JSXElement > JSXExpressionContainer > MemberExpression[property.name=/^(count|length|total|tiffins|meals|deliveries|customers|doors|running|created|skipped)$/]",
    message: countMessage,
  },
  {
    selector: "JSXElement > JSXExpressionContainer > Identifier[name=/^(count|total|tiffins|deliveries)$/]",
    message: countMessage,
  },
];

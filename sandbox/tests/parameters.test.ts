import { PUBLISHED } from "../resources/endpoints";
import { EXPANDABLE } from "../http/expandable";
import { stripeExpandable, stripeParameters } from "./contract";

test.each(PUBLISHED.map((endpoint) => [`${endpoint.method} /v1${endpoint.path}`, endpoint] as const))(
  "%s takes nothing that Stripe's doesn't",
  (_name, { method, path, parameters }) => {
    const known = stripeParameters(method, `/v1${path}`);
    expect(parameters.filter((name) => !known.includes(name))).toEqual([]);
    expect(new Set(parameters).size).toBe(parameters.length);
  },
);

test.each(Object.entries(EXPANDABLE))("a %s expands what Stripe's does", (name, fields) => {
  const listed = fields.filter((field) => field !== "refunds");
  expect([...listed].sort()).toEqual(stripeExpandable(name).sort());
});

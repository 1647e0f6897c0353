/** The parts of a zod issue that decide its wording. */
type Issue = { readonly code?: string; readonly origin?: unknown; readonly minimum?: unknown };

/** The key of errors.json for an issue whose schema named none. A text that needs one character was left empty. */
export function issueKey(issue: Issue): string {
  if (issue.code === "invalid_type") return "required";
  if (issue.code === "too_big") return "too-long";
  if (issue.code !== "too_small") return "invalid";
  return issue.origin === "string" && issue.minimum === 1 ? "required" : "too-short";
}

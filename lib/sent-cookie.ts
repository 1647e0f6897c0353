/**
 * The value of a cookie as the browser sent it, or undefined. `cookies()` of Next.js would also know what this request's own act
 * has just set.
 */
export function sentCookie(headers: Pick<Headers, "get">, name: string): string | undefined {
  return (headers.get("cookie") ?? "")
    .split(/;\s*/)
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** Whether the server answers at all: a small file that needs no database. */
export async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch("/icon.svg", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

import { pressKeyOf } from "@/lib/answers/press-key";

let owner: number | null = null;

/** Whose page the browser shows, from now on. Returns how to forget it. */
export function ownPage(id: number): () => void {
  owner = id;
  return () => {
    if (owner === id) owner = null;
  };
}

/** The key of one press on the page that the browser shows. */
export const newPressKey = (): string => pressKeyOf(owner);

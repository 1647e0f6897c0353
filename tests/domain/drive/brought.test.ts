import { broughtInAll, type Brought } from "@/lib/domain/drive/brought";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 7, minute));
const tiffin = (state: Brought["state"], minute: number): Brought => ({ state, at: at(minute) });

test.each<[string, Brought[], Brought | null]>([
  ["nothing said", [], null],
  ["both there", [tiffin("delivered", 1), tiffin("delivered", 9)], tiffin("delivered", 9)],
  [
    "one with the guard",
    [tiffin("delivered", 9), tiffin("left_with_guard", 1)],
    tiffin("left_with_guard", 1),
  ],
  ["one still coming", [tiffin("delivered", 9), tiffin("on_the_way", 1)], tiffin("on_the_way", 1)],
  ["one not there", [tiffin("not_delivered", 3), tiffin("on_the_way", 9)], tiffin("not_delivered", 3)],
])("%s is the word for the day", (_, tiffins, word) => {
  expect(broughtInAll(tiffins)).toEqual(word);
});

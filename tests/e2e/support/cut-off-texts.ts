/**
 * Texts partly outside a box that hides what doesn't fit, or off the left or right of the page; runs in the page.
 * Doesn't count texts for screen readers only, texts that scroll, and those meant to end in dots.
 */
export function cutOffTexts(): string[] {
  const TOLERANCE = 2;
  const found = new Set<string>();

  const isForScreenReaders = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (
        style.clipPath === "inset(50%)" ||
        (at.clientWidth <= 1 && at.clientHeight <= 1 && style.position === "absolute")
      )
        return true;
    }
    return false;
  };

  const boxAround = (element: Element): { left: number; right: number; top: number; bottom: number } => {
    const box = { left: 0, right: innerWidth, top: -Infinity, bottom: Infinity };
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(at);
      const rect = at.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX) || textOverflow === "ellipsis") {
        box.left = -Infinity;
        box.right = Infinity;
      } else if (/hidden|clip/.test(overflowX)) {
        box.left = Math.max(box.left, rect.left);
        box.right = Math.min(box.right, rect.right);
      }
      if (/auto|scroll/.test(overflowY)) return { ...box, top: -Infinity, bottom: Infinity };
      if (/hidden|clip/.test(overflowY)) {
        box.top = Math.max(box.top, rect.top);
        box.bottom = Math.min(box.bottom, rect.bottom);
      }
    }
    return box;
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { parentElement: parent, textContent: text } = node;
    if (
      !parent ||
      !text?.trim() ||
      !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const outer = boxAround(parent);
    const isCut = [...range.getClientRects()].some(
      ({ left, right, top, bottom, width }) =>
        width > 0 &&
        (left < outer.left - TOLERANCE ||
          right > outer.right + TOLERANCE ||
          top < outer.top - TOLERANCE * 2 ||
          bottom > outer.bottom + TOLERANCE * 2),
    );
    if (isCut && !isForScreenReaders(parent)) found.add(text.trim());
  }
  return [...found];
}

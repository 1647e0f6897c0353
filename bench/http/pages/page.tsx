/** The least that a page of the product can be: its frame, and a word. Built into the copy that is measured alone. */
export default function EmptyPage() {
  return <p>Nothing.</p>;
}

/** The kitchen's number as a link that a phone dials. */
export function telLink(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, "").replace(/^(?=\d{10}$)/, "+91")}`;
}

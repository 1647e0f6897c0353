/** Where staff see money: all of it is read anew once some has moved. */
export const MONEY_PAGES = {
  revalidate: [
    "/admin",
    "/admin/payments",
    "/admin/books",
    "/admin/bills",
    "/admin/bills/[id]",
    "/admin/customers/[id]",
    "/admin/collect",
    "/admin/deliveries",
  ],
};

/** For a browser without its maker's push service: one that answers in its place, and what it was switched on for, beyond a reload. */
export const PUSH = `
  const AT = "test:push-endpoint";
  const at = (endpoint) => ({
    endpoint,
    toJSON: () => ({ endpoint, keys: { p256dh: "B".repeat(87), auth: "a".repeat(22) } }),
    unsubscribe: async () => (localStorage.removeItem(AT), true),
  });
  const getSubscription = async () => (localStorage.getItem(AT) ? at(localStorage.getItem(AT)) : null);
  const subscribe = async () => {
    if (!localStorage.getItem(AT)) localStorage.setItem(AT, "https://fcm.googleapis.com/fcm/send/" + crypto.randomUUID());
    return getSubscription();
  };
  const registration = { pushManager: { subscribe, getSubscription } };
  Object.defineProperty(navigator, "serviceWorker", { value: {
    register: async () => registration,
    getRegistration: async () => registration,
    ready: Promise.resolve(registration),
    addEventListener: () => {},
  } });
  Notification.requestPermission = async () => "granted";
  Object.defineProperty(Notification, "permission", { get: () => "granted" });`;

// Requests for articles and related links, which do not wait for the module.

/** Returns the absolute address if its scheme is HTTP or HTTPS, else null. */
export const resolve = (address, base) => {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/** Starts a request. Returns the promise of its response, and the controller that aborts it. */
export const request = url => {
  const controller = new AbortController();
  const response = fetch(url, { signal: controller.signal });
  // The widget handles the error when it awaits the response. Without this line the page would report it as unhandled.
  response.catch(() => {});
  return [response, controller];
};

// Content-Security-Policy headers.

/** The policy of the contract's section 3, to the letter. */
export const CONTRACT_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; media-src 'self'; " +
  "connect-src 'self'; require-trusted-types-for 'script'";

/** The same, with everything that the widget loads also allowed from `origin`. */
export function policyWith(origin) {
  return CONTRACT_POLICY.replaceAll("'self'", `'self' ${origin}`);
}

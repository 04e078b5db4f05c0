// Content-Security-Policy headers.

/** The policy of docs/embedding.md, to the letter. */
export const CONTRACT_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; media-src 'self'; " +
  "connect-src 'self'; require-trusted-types-for 'script'";

/** Returns the same policy, which also allows the widget's files from `origin`. */
export function policyWith(origin) {
  return CONTRACT_POLICY.replaceAll("'self'", `'self' ${origin}`);
}

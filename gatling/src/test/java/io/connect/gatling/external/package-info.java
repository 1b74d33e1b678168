/** Proof that an external environment can be used, and is left as it was found. */
package io.connect.gatling.external;

/** Proof that an environment which is not the bench's own can be driven, and is left as it was found. */
package io.connect.gatling.external;

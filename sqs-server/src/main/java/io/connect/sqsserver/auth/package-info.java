/** Checks request signatures against given keys. Depends only on {@code error}. */
package io.connect.sqsserver.auth;

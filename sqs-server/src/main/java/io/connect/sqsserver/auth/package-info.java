/** Signatures of requests, checked against given keys. Depends on {@code error} alone. */
package io.connect.sqsserver.auth;

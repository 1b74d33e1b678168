/** Reads JSON from bytes and writes it to bytes. Texts stay in UTF-8. Depends on {@code error} and {@code message}. */
package io.connect.sqsserver.json;

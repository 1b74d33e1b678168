/** JSON, read from bytes and written to bytes, with texts kept as UTF-8. Depends on {@code error} and {@code message}. */
package io.connect.sqsserver.json;

/**
 * Finds and replaces fields inside JSON text without building a tree of it. One streaming pass locates the wanted values by
 * their positions; the rest of the text is copied as it is. Depends on jackson-core, Connect's exceptions and the budget of
 * growth only.
 */
package io.connect.sqs.converter.json;

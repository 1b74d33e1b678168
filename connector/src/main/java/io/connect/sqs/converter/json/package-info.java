/**
 * Finds and replaces fields in JSON text without building a tree. One streaming pass finds the positions of the values, and the
 * rest of the text is copied unchanged. Depends only on jackson-core, Connect's exceptions and the growth budget.
 */
package io.connect.sqs.converter.json;
